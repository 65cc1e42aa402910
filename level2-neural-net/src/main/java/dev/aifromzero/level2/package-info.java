/**
 * Level 2, a neural network: one neuron, a network, its training by backpropagation, and pictures of it.
 *
 * <p>Lesson: docs/level2.md.
 */
package dev.aifromzero.level2;
