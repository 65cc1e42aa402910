/**
 * Words as arrows: a word is known by the company it keeps, so words with similar neighbours get similar arrows.
 *
 * <p>Skip-gram with negative sampling (Mikolov, Sutskever, Chen, Corrado and Dean, "Distributed Representations of Words
 * and Phrases and their Compositionality", 2013), and two ways to draw arrows of many dimensions on flat paper: principal
 * components and t-SNE.
 *
 * <p>All of it is plain Java loops over float arrays, without ND4J: a training step here is a handful of products of two
 * tiny arrows, and the call of an array library alone would take longer than the arithmetic (the command {@code bench}
 * measures that).
 *
 * <p>Lesson: docs/level2.md, labs.
 */
package dev.aifromzero.level2.wordvec;
