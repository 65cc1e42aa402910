/**
 * Fine-tuning: level 4's training loop on few, chosen examples, with almost all of the model frozen.
 *
 * <p>The model sees the questions and is told off only for its answers. After each round through the examples it is
 * tested on questions that it never learned from; the adapter of the best test is kept, because a model that goes on too
 * long begins to know its exercise book by heart. The lesson is in docs/level5.md.
 */
package dev.aifromzero.level5.train;
