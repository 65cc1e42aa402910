/**
 * Level 5: fine-tuning. A pretrained GPT-2 learns to answer questions, by training a small adapter beside its frozen
 * weights. The lesson is in docs/level5.md.
 */
package dev.aifromzero.level5;
