/**
 * Layers of neurons, and how they learn: forward to the answer, backward to find out who was to blame.
 *
 * <p>A layer is many neurons that see the same inputs; its weights form a table (a matrix), and one matrix product
 * computes all neurons for all examples at once. The backward pass is the chain rule of calculus, written by hand here,
 * and checked against a simpler but much slower way ({@link dev.aifromzero.level2.network.GradientCheck}).
 *
 * <p>Lesson: docs/level2.md, steps 2 and 3.
 */
package dev.aifromzero.level2.network;
