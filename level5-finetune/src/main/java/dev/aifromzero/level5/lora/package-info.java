/**
 * LoRA: learn a small correction beside a large frozen matrix.
 *
 * <p>Changing all numbers of a pretrained model takes memory for each of them several times over. But the change that a
 * new task needs is simple: it can be written as the product of a tall, thin matrix and a short, wide one, with a hundred
 * times fewer numbers. Only these two are trained. What is kept at the end is a file of some hundred kilobytes that fits
 * on the base model like a pair of glasses. The lesson is in docs/level5.md.
 *
 * <p>Source: Hu et al., "LoRA: Low-Rank Adaptation of Large Language Models" (2021).
 */
package dev.aifromzero.level5.lora;
