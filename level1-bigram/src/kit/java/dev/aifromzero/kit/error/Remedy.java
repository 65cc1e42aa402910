package dev.aifromzero.kit.error;

/**
 * What a person can do when a model refuses its input. The model says what is wrong in the field's terms, with an {@link
 * IllegalArgumentException} or {@link IllegalStateException}; the command that called it knows the options and adds the remedy.
 *
 * @param text one sentence that says what to do next, e.g. "Choose a text with at least two characters"
 */
public record Remedy(String text) {
    /**
     * The use of a model.
     *
     * @param <T> what it gives
     * @param <E> what else can go wrong with it, such as an {@link java.io.IOException}
     */
    @FunctionalInterface
    public interface Use<T, E extends Exception> {
        /**
         * {@return what the model gives}
         *
         * @throws E if something other than the model's input is wrong
         */
        T get() throws E;
    }

    /**
     * {@return what the use gives}
     *
     * <p>Only a refusal gets the remedy. A mistake in the program (what Java or a library throws) passes unchanged, and is
     * shown as one.
     *
     * @param use asks the model for something
     * @param <T> the result's type
     * @param <E> what else can go wrong; it passes unchanged
     * @throws E as the use throws it
     * @throws UserError in place of the model's refusal: its message, and this remedy
     */
    public <T, E extends Exception> T around(Use<T, E> use) throws E {
        try {
            return use.get();
        } catch (IllegalArgumentException | IllegalStateException refused) {
            if (!Refusal.is(refused)) {
                throw refused;
            }
            UserError error = new UserError(refused.getMessage(), text);
            error.initCause(refused);
            throw error;
        }
    }
}
