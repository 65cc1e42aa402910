/**
 * Errors that a user can do something about: one sentence that says what happened and what to do next ({@link
 * dev.aifromzero.kit.error.UserError}). Models know nothing of it: they throw {@link IllegalArgumentException} in the field's own
 * terms, and the commands and file readers that called them add the remedy.
 */
package dev.aifromzero.kit.error;
