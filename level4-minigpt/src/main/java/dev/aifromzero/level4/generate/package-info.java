/**
 * Lets a model write: it predicts the next token, one is chosen by chance, and that goes back in as input. What was computed
 * for earlier tokens is kept, and the text appears while it is being written.
 *
 * <p>Lesson: docs/level4.md, step 3.
 */
package dev.aifromzero.level4.generate;
