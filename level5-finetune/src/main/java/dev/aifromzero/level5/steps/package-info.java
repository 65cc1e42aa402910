/**
 * The lesson of level 5, step by step, and the commands for trying it on models and questions of your own.
 *
 * <p>Look at a pretrained model, prepare questions and answers, put a LoRA adapter beside its frozen layers, train it,
 * and talk to the result. The lesson is in docs/level5.md.
 */
package dev.aifromzero.level5.steps;
