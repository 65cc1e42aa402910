/**
 * Automatic differentiation: numbers that remember how they were computed, and so find their own gradients.
 *
 * <p>In step 3 each layer had a backward pass that we wrote by hand. Here every single addition and multiplication keeps a
 * note of its inputs and of its own small derivatives. The notes form the computation graph. To get all gradients, the
 * chain rule runs once through that graph, from the loss back to the inputs: reverse-mode automatic differentiation
 * (Linnainmaa, 1970). PyTorch, which levels 3 to 5 use, does the same with whole arrays in place of single numbers; that is
 * why those levels have no backward pass of their own.
 *
 * <p>The idea of an engine for single numbers that fits on one page is A. Karpathy's (micrograd, 2020). Plain Java only,
 * and slow: one object per operation.
 *
 * <p>Lesson: docs/level2.md, "Step 4: automatic differentiation".
 */
package dev.aifromzero.level2.autograd;
