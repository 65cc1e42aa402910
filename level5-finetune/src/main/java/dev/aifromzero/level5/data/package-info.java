/**
 * From questions and answers to numbers that a model can learn from.
 *
 * <p>A fine-tuning file holds one question and its answer a line. Each pair is put into a fixed form, the template, so
 * that the model can learn where a question ends and its answer begins; then it becomes token ids, and a mask says which
 * of them count: the answer's, because nobody needs a model that writes our questions. The lesson is in docs/level5.md.
 */
package dev.aifromzero.level5.data;
