/**
 * The lesson's four steps: data, training, writing, judging. Each is a class that a student runs and reads.
 *
 * <p>Lesson: docs/level4.md.
 */
package dev.aifromzero.level4.steps;
