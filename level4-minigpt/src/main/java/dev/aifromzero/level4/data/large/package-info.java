/**
 * Texts that are larger than the memory: they are surveyed, cut where no token is cut, turned into ids piece by piece, and kept in
 * files that are mapped into memory. {@link dev.aifromzero.level4.data.Dataset#of(String,
 * dev.aifromzero.level1.text.Tokenizer)} is the short way that the lesson takes (docs/level4.md); a test holds both against each
 * other.
 */
package dev.aifromzero.level4.data.large;
