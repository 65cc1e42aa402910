/**
 * Fine-tuning: level 4's trainer on few, chosen examples. What learns is an adapter, the whole model, or its last
 * block.
 *
 * <p>The model sees the questions and is told off only for its answers. After each round through the examples it is
 * tested on questions that it never learned from; the best is kept, because a model that goes on too
 * long begins to know its exercise book by heart. The lesson is in docs/level5.md.
 */
package dev.aifromzero.level5.train;
