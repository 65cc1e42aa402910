/**
 * Handwritten or drawn digits: a network looks at 28 × 28 grey dots and says which digit it sees.
 *
 * <p>The same layers, softmax and backward pass as for letters; only the inputs are brightnesses now. Pictures come from
 * the files of the MNIST collection (LeCun, Cortes and Burges, 1998), or from a generator here that draws digits in many
 * fonts, turned, shifted, thick and thin, blurred and noisy.
 *
 * <p>Lesson: docs/level2.md, labs.
 */
package dev.aifromzero.level2.digits;
