/**
 * The training: show the model some text, measure how surprised it is, ask in which direction each number should change, and
 * change it a little. {@link dev.aifromzero.level4.train.SimpleTraining} is that loop on one page.
 *
 * <p>{@link dev.aifromzero.level4.train.GptTrainer} adds what a long training needs: AdamW's steps follow a schedule,
 * clipping keeps one bad batch from ruining everything, and the state is saved so that nothing is lost. A {@link
 * dev.aifromzero.level4.train.TrainingTask} gives it batches and their loss; a {@link dev.aifromzero.level4.train.Tuning}
 * says what learns.
 *
 * <p>Lesson: docs/level4.md, step 2.
 */
package dev.aifromzero.level4.train;
