package dev.aifromzero.level5.commands;

import dev.aifromzero.level5.chat.Answer;

/** Says in words why an answer ended. */
public final class Endings {
    private Endings() {}

    /**
     * {@return in words why an answer ended}
     *
     * @param ending the reason
     */
    public static String describe(Answer.Ending ending) {
        return switch (ending) {
            case END_TOKEN -> "Ended by itself";
            case MARKER -> "Began a new question and was stopped";
            case INTERRUPTED -> "Stopped by you";
            case LENGTH -> "Cut off at the greatest length";
        };
    }
}
