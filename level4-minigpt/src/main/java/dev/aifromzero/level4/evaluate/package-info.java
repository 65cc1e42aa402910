/**
 * Measures a model: how surprised it is by a text, in units that allow a fair comparison, and how much of what it writes is
 * copied from what it has read.
 *
 * <p>Lesson: docs/level4.md, step 4.
 */
package dev.aifromzero.level4.evaluate;
