/**
 * What all layers of a model share while a text runs through it once: a {@link dev.aifromzero.level3.pass.Pass} says whether
 * to train and what was read before, and {@link dev.aifromzero.level3.pass.Kernels} compute the few operations that take
 * almost all of the time. The lesson is docs/level3.md, step 4.
 */
package dev.aifromzero.level3.pass;
