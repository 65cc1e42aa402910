package dev.aifromzero.level4.data;

import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.level1.text.BpeTokenizer;
import dev.aifromzero.level1.text.Tokenizer;
import java.io.IOException;
import java.io.UncheckedIOException;
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
        TextSink encoder(Tokenizer tokenizer, Dataset.IdSink ids) {
            return Dataset.encoder(tokenizer, ids);
        }
    },
    /**
     * Each text ends at a blank line, and the end token {@code <|endoftext|>} stands there instead of the blank line. So a
     * model learns when a text is over, and that what comes next has nothing to do with it.
     */
    PARAGRAPHS {
        @Override
        TextSink encoder(Tokenizer tokenizer, Dataset.IdSink ids) {
            int end = endToken(tokenizer);
            return piece -> {
                int done = 0;
                for (Matcher gap = BLANK_LINES.matcher(piece); gap.find(); done = gap.end()) {
                    put(tokenizer, piece.substring(done, gap.start()), ids);
                    ids.put(end);
                }
                put(tokenizer, piece.substring(done), ids);
            };
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

    /** {@return a sink that turns pieces into ids; the pieces end where {@link SafeCuts} allows it} */
    abstract TextSink encoder(Tokenizer tokenizer, Dataset.IdSink ids);

    /**
     * {@return the ids of a whole text}
     *
     * @param tokenizer the model's vocabulary
     * @param text the whole text
     */
    public int[] encode(Tokenizer tokenizer, String text) {
        IntStream.Builder ids = IntStream.builder();
        try {
            encoder(tokenizer, ids::add).accept(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ids.build().toArray();
    }

    private static void put(Tokenizer tokenizer, String text, Dataset.IdSink ids) throws IOException {
        for (int id : Dataset.encode(tokenizer, text)) {
            ids.put(id);
        }
    }

    private static int endToken(Tokenizer tokenizer) {
        return endTokenOf(tokenizer)
                .orElseThrow(() -> new UserError(
                        "The end of a text cannot be marked: this vocabulary has no " + TokenizerKind.END_OF_TEXT,
                        "Learn a vocabulary with --tokenizer bpe, or leave the ends unmarked with --documents none"));
    }

    private static OptionalInt endTokenOf(Tokenizer tokenizer) {
        return tokenizer instanceof BpeTokenizer bpe ? bpe.specialId(TokenizerKind.END_OF_TEXT) : OptionalInt.empty();
    }

    /** {@return the name on the command line, e.g. {@code paragraphs}} */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
