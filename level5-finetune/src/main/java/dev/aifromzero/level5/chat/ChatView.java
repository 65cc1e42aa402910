package dev.aifromzero.level5.chat;

import java.util.List;

/** Where a chat shows what happens. */
public interface ChatView {
    /** Shows a sentence of the program itself. */
    void say(String sentence);

    /** Is told that a model begins to write; {@link #answerOver}, {@link #compare} or {@link #say} ends it. */
    default void answerBegins() {}

    /** {@return whether the person has read enough of what is being written} */
    default boolean stopWanted() {
        return false;
    }

    /** Shows the next piece of an answer. */
    void piece(String text);

    /** Ends an answer. */
    void answerOver(Answer answer);

    /** Shows the answers of two models to the same question. */
    void compare(String leftName, Answer left, String rightName, Answer right);

    /** Shows commands and what they do. */
    void help(List<String[]> commands);

    /** Clears what was shown. */
    void clear();
}
