package dev.aifromzero.level2.labs;

import dev.aifromzero.kit.error.Remedy;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.level1.text.WordTokenizer;
import java.util.List;

/** Reads what a student typed to a model that knows a fixed list of words. */
final class Vocabulary {
    /** For a text with too few words for a model. */
    static final Remedy MORE_WORDS =
            new Remedy("Choose a longer text with --data, or a smaller --min-count, such as 1");

    private Vocabulary() {}

    /**
     * {@return the ids of the typed words}
     *
     * @throws UserError if there is none, or the model does not know one; the sentence names it
     */
    static int[] ids(WordTokenizer words, String typed) {
        List<String> split = WordTokenizer.split(typed);
        if (split.isEmpty()) {
            throw new UserError("There is no word", "Type one, for example: the");
        }
        List<String> unknown =
                split.stream().filter(word -> !words.knows(word)).distinct().toList();
        if (!unknown.isEmpty()) {
            boolean one = unknown.size() == 1;
            throw new UserError(
                    "I do not know the word" + (one ? " " : "s ") + String.join(", ", unknown)
                            + (one ? ": it" : ": they") + " came too rarely in the text that I learned from",
                    "Try an everyday word");
        }
        return words.encode(typed);
    }
}
