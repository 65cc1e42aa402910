/**
 * Keeps models in folders: settings, vocabulary and numbers, written so that a power cut never leaves half of one. Also
 * writes them under the names that GPT-2's programs know. The numbers are in safetensors files, which PyTorch reads and
 * writes too ({@link dev.aifromzero.level4.checkpoint.Safetensors}).
 *
 * <p>Lesson: docs/level4.md, step 2.
 */
package dev.aifromzero.level4.checkpoint;
