/**
 * Language models that only count: which character follows which (a bigram model), and which token follows the last few
 * (an n-gram model). What was never seen must not be impossible, so the counts are smoothed in three ways, from the
 * simplest to the best. The lesson is docs/level1.md.
 */
package dev.aifromzero.level1.ngram;
