/**
 * Looking an answer up instead of remembering it: the station after fine-tuning that makes a small model useful.
 *
 * <p>A model of four million parameters mixes up what it has learned. A search never does: it finds the fact whose words the
 * question shares, and can say where it stands. Here it is done by hand with BM25, the formula behind most search engines
 * (Robertson and Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond, 2009).
 *
 * <p>Lesson: docs/level5.md, "Looking it up".
 */
package dev.aifromzero.level5.retrieve;
