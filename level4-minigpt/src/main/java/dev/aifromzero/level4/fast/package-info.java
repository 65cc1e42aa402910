/**
 * A second, faster way to compute a transformer's operations.
 *
 * <p>PyTorch has operations that do several steps in one pass over the numbers, and processors multiply short numbers
 * (bfloat16: sign, 8 bits of exponent, 7 bits of fraction) several times as fast as float32. DJL's Java interface knows
 * neither, but PyTorch also runs small programs of its own, TorchScript. This package writes such a program, has PyTorch
 * load it, and offers its operations as {@link dev.aifromzero.level3.pass.Kernels}. The weights stay float32: only
 * copies of them are rounded for a product, and gradients flow back through the rounding.
 *
 * <p>Nothing here is needed to understand a transformer: the same model runs with the readable kernels, and the tests
 * compare both. The lesson is docs/level4.md, "How fast?".
 */
package dev.aifromzero.level4.fast;
