/**
 * The training: show the model some text, measure how surprised it is, ask in which direction each number should change, and
 * change it a little. {@link dev.aifromzero.level4.train.GptTrainer} is that loop; AdamW decides how far each number moves,
 * clipping keeps one bad batch from ruining everything, and the state is saved so that nothing is lost.
 *
 * <p>Lesson: docs/level4.md, step 2.
 */
package dev.aifromzero.level4.train;
