/**
 * Talking to a fine-tuned model.
 *
 * <p>The question is put into the same form as in training, the answer is written token by token, and it ends where the
 * model says so, or where it starts to play both roles and invents the next question. The lesson is in docs/level5.md.
 */
package dev.aifromzero.level5.chat;
