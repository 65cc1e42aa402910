/**
 * The lesson itself: what a student runs, step after step. Steps show; they use the other packages for everything else.
 *
 * <p>Lesson: docs/level2.md.
 */
package dev.aifromzero.level2.steps;
