package dev.aifromzero.level4.data;

import dev.aifromzero.level1.text.BpeTokenizer;
import dev.aifromzero.level1.text.Tokenizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What a model is told about where one text ends and the next begins. */
public enum Documents {
    /** Nothing: the text is one long row of characters. */
    NONE {
        @Override
        public int[] encode(Tokenizer tokenizer, String text) {
            return tokenizer.encode(text);
        }
    },
    /**
     * Each text ends at a blank line, and the end token {@code <|endoftext|>} stands there instead of the blank line. So a
     * model learns when a text is over, and that what comes next has nothing to do with it.
     */
    PARAGRAPHS {
        @Override
        public int[] encode(Tokenizer tokenizer, String text) {
            int end = endToken(tokenizer);
            IntStream.Builder ids = IntStream.builder();
            int done = 0;
            for (Matcher gap = BLANK_LINES.matcher(text); gap.find(); done = gap.end()) {
                Arrays.stream(tokenizer.encode(text.substring(done, gap.start())))
                        .forEach(ids);
                ids.add(end);
            }
            Arrays.stream(tokenizer.encode(text.substring(done))).forEach(ids);
            return ids.build().toArray();
        }
    };

    private static final Pattern BLANK_LINES = Pattern.compile("\n\n+");

    /**
     * {@return how texts are kept apart with this vocabulary: by its end token, where it has one}
     *
     * @param tokenizer the model's vocabulary
     */
    public static Documents of(Tokenizer tokenizer) {
        return endTokenOf(tokenizer).isPresent() ? PARAGRAPHS : NONE;
    }

    /**
     * {@return the text of these ids as a reader wants it: a blank line where the end token stands}
     *
     * @param tokenizer the model's vocabulary
     * @param ids each below the vocabulary size
     */
    public static String readable(Tokenizer tokenizer, int[] ids) {
        return tokenizer.decode(ids).replace(BpeTokenizer.END_OF_TEXT, "\n\n");
    }

    /**
     * {@return the ids of a text}
     *
     * @param tokenizer the model's vocabulary
     * @param text the whole text, or a piece of it that ends where a word ends
     * @throws IllegalArgumentException if ends are to be marked and the vocabulary has no token for it
     */
    public abstract int[] encode(Tokenizer tokenizer, String text);

    private static int endToken(Tokenizer tokenizer) {
        return endTokenOf(tokenizer)
                .orElseThrow(() -> new IllegalArgumentException(
                        "The end of a text cannot be marked: this vocabulary has no " + BpeTokenizer.END_OF_TEXT));
    }

    /**
     * {@return the token that ends a text}
     *
     * @param tokenizer the model's vocabulary
     */
    public static OptionalInt endTokenOf(Tokenizer tokenizer) {
        return tokenizer instanceof BpeTokenizer bpe ? bpe.specialId(BpeTokenizer.END_OF_TEXT) : OptionalInt.empty();
    }

    /** {@return the name on the command line, e.g. {@code paragraphs}} */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
