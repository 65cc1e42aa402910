package dev.aifromzero.level2.labs;

import dev.aifromzero.kit.console.Console;
import dev.aifromzero.level1.text.WordTokenizer;

/**
 * What the language labs do differently with little text, so that they can learn from five sentences: rare words count, and
 * the text is seen more often.
 *
 * @param words how many words and marks the text has
 */
record SmallText(int words) {
    private static final int LARGE = 2000;
    private static final int MOST_EPOCHS = 200;
    private static final int WORDS_TO_SEE = 20_000;

    /** {@return the size of a text} */
    static SmallText of(String text) {
        return new SmallText(WordTokenizer.split(text).size());
    }

    /** {@return how often a word must come to be known, where the user has not said it} */
    int minCount(int usual) {
        return words < LARGE ? 1 : usual;
    }

    /** {@return how often the text is seen, where the user has not said it} */
    int epochs(int usual) {
        return words < LARGE ? Math.max(usual, Math.min(MOST_EPOCHS, WORDS_TO_SEE / Math.max(1, words))) : usual;
    }

    /** Says how little it is where nothing can be set aside. */
    void warn(Console console, boolean setAside) {
        if (!setAside) {
            console.say(
                    "This is very little text, %d words and marks: nothing is set aside, so the loss tells how well the"
                            + " model knows this text by heart, and not how it would do on another one.",
                    words);
            console.blank();
        }
    }
}
