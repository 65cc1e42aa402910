/**
 * Stopwatches: how fast this machine trains and writes, in which arithmetic, and beside Python's PyTorch.
 *
 * <p>A machine is never equally fast twice, so what is compared runs in turn, round after round, and the median counts.
 * The lesson is docs/level4.md, "How fast?"; measured numbers are in docs/benchmarks.md.
 */
package dev.aifromzero.level4.bench;
