package dev.aifromzero.level5.chat;

import java.util.List;

/** Where a chat shows what happens. */
public interface ChatView {
    /** Shows a sentence of the program itself. */
    void say(String sentence);

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
