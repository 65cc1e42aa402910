/**
 * From a text to what a model learns from: token ids in a file, cut into a part to learn from, a part to choose with and a
 * part to judge with; and windows of it, drawn at places that depend on the seed and the step number only.
 *
 * <p>Lesson: docs/level4.md, step 1.
 */
package dev.aifromzero.level4.data;
