/**
 * Top-k and top-p for vocabularies such as GPT-2's with its 50,257 tokens, where sorting them for each new token takes a good part
 * of the time (docs/benchmarks.md). {@link dev.aifromzero.level1.sampling.TopK} and {@link
 * dev.aifromzero.level1.sampling.TopP} are the plain versions; a test holds both against each other.
 */
package dev.aifromzero.level1.sampling.fast;
