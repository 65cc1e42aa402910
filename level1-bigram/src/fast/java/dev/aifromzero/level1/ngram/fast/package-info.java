/**
 * Counting at the speed of memory. {@link dev.aifromzero.level1.ngram.BigramModel} is the plain version and the one that the
 * lesson runs; a test holds both against each other, and docs/benchmarks.md says what the trick is worth.
 */
package dev.aifromzero.level1.ngram.fast;
