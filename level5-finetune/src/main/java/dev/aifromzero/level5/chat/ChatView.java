package dev.aifromzero.level5.chat;

import java.util.List;

/** Where a chat shows what happens. */
public interface ChatView {
    /**
     * Shows a sentence of the program itself.
     *
     * @param sentence one or two whole sentences
     */
    void say(String sentence);

    /**
     * Shows which model was chosen for the question, where the question itself decides that.
     *
     * @param name the model's name, such as {@code science-tutor}
     */
    default void chosen(String name) {}

    /**
     * Shows what the textbook says about the question.
     *
     * @param found the answer, and where it stands
     */
    default void lookedUp(LookedUp found) {}

    /** Is told that a model begins to write; {@link #answerOver}, {@link #compare} or {@link #say} ends it. */
    default void answerBegins() {}

    /** {@return whether the person has read enough of what is being written} */
    default boolean stopWanted() {
        return false;
    }

    /**
     * Shows the next piece of an answer.
     *
     * @param text goes on where the piece before ended; may hold line breaks
     */
    void piece(String text);

    /**
     * Ends an answer.
     *
     * @param answer the whole answer, and how it came about
     */
    void answerOver(Answer answer);

    /**
     * Shows the answers of two models to the same question.
     *
     * @param leftName the model that gave the first answer
     * @param left its answer
     * @param rightName the model that gave the second answer
     * @param right its answer
     */
    void compare(String leftName, Answer left, String rightName, Answer right);

    /**
     * Shows commands and what they do.
     *
     * @param commands pairs of a command as it is typed and what it does
     */
    void help(List<String[]> commands);

    /** Clears what was shown. */
    void clear();
}
