/**
 * Small language models: networks that read a few words and guess the next one.
 *
 * <p>All of them begin with an embedding, a table in which every word has a row of numbers that are learned like any
 * weight. Words that are used alike get rows that are alike, so what is learned about one word helps with its relatives:
 * that is what a table of counts cannot do. The n-gram network sees a fixed number of words, each place with a table of
 * its own; the recurrent network reads one word after the other and keeps a memory.
 *
 * <p>Lesson: docs/level2.md, part "Labs".
 */
package dev.aifromzero.level2.language;
