/**
 * Level 4: a GPT small enough to train on any computer, and the tools to train, use and judge it.
 *
 * <p>Lesson: docs/level4.md.
 */
package dev.aifromzero.level4;
