/**
 * Keeps models in folders: settings, vocabulary and numbers, written so that a power cut never leaves half of one. Also
 * writes them under the names that GPT-2's programs know.
 *
 * <p>Lesson: docs/level4.md, step 2.
 */
package dev.aifromzero.level4.checkpoint;
