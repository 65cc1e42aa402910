/**
 * Rules for taking a step downhill once the slope (the gradient) is known.
 *
 * <p>The simplest rule goes straight down; momentum keeps rolling like a ball; Adam gives every number a step size of
 * its own. The learning-rate schedule says how long the steps are at each time of the training.
 *
 * <p>Lesson: docs/level2.md, steps 3 and 5.
 */
package dev.aifromzero.level2.optimizer;
