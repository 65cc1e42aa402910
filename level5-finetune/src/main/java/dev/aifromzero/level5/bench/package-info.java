/**
 * Stopwatches for fine-tuning: a LoRA step and the writing of a model of DistilGPT-2's size, beside Python's PyTorch.
 *
 * <p>The numbers in such a model do not change how long a step takes, so random ones will do and nothing need be
 * downloaded. Measured results are in docs/benchmarks.md.
 */
package dev.aifromzero.level5.bench;
