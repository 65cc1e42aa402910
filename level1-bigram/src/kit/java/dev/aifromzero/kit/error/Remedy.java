package dev.aifromzero.kit.error;

import java.util.function.Supplier;

/**
 * What a person can do when a model refuses its input. The model says what is wrong in the field's terms, with an {@link
 * IllegalArgumentException} or {@link IllegalStateException}; the command that called it knows the options and adds the remedy.
 *
 * @param text one sentence that says what to do next, e.g. "Choose a text with at least two characters"
 */
public record Remedy(String text) {
    /**
     * {@return what the call gives}
     *
     * @param call the use of a model
     * @param <T> the result's type
     * @throws UserError in place of the model's refusal: its message, and this remedy
     */
    public <T> T around(Supplier<T> call) {
        try {
            return call.get();
        } catch (IllegalArgumentException | IllegalStateException refused) {
            UserError error = new UserError(refused.getMessage(), text);
            error.initCause(refused);
            throw error;
        }
    }
}
