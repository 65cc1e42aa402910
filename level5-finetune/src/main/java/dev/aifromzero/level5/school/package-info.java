/**
 * What the tutor knows, and how that is judged: school facts, each asked in several phrasings to learn from and in others
 * that are held out, and a quiz of the held-out ones.
 *
 * <p>A small model stores a fact so that it can be asked for only when it has met the fact in many wordings (Allen-Zhu
 * and Li, Physics of Language Models 3.1, 2023). So the test is not "a fact never seen", which nobody could know, but "a
 * question never seen".
 *
 * <p>Lesson: docs/level5.md, "Step 2: questions and answers become numbers".
 */
package dev.aifromzero.level5.school;
