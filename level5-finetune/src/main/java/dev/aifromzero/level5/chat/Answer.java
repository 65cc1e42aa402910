package dev.aifromzero.level5.chat;

/**
 * What a model answered.
 *
 * @param text the answer, without blanks around it and without markers
 * @param tokens how many tokens it wrote
 * @param ending why it ended
 */
public record Answer(String text, int tokens, Ending ending) {
    /** Why an answer ended. */
    public enum Ending {
        /** The model wrote its end token: the form that fine-tuning teaches. */
        END_TOKEN,
        /** The model began the next question or answer by itself and was stopped. */
        MARKER,
        /** The greatest length was reached, or the context was full. */
        LENGTH,
        /** The person at the keyboard had read enough. */
        INTERRUPTED
    }
}
