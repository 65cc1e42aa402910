/**
 * One artificial neuron: it weighs its inputs, adds them up, and says how sure it is, as a number between 0 and 1.
 *
 * <p>Everything larger is made of many of these. This package uses plain Java only, so that each number can be followed
 * with a pencil.
 *
 * <p>Lesson: docs/level2.md, step 1.
 */
package dev.aifromzero.level2.neuron;
