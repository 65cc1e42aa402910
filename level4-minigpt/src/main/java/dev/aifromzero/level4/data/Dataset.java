package dev.aifromzero.level4.data;

import dev.aifromzero.kit.error.Remedy;
import dev.aifromzero.level1.text.CharTokenizer;
import dev.aifromzero.level1.text.Tokenizer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A text made ready for training: 90% to learn from, 5% to choose the best moment with, 5% to look at once at the end.
 *
 * @param tokenizer what turned the text into ids
 * @param train the first 90%
 * @param validation the next 5%; of very long texts only the beginning of it, {@link #MOST_VALIDATION_CHARACTERS}
 * @param test the last 5%
 * @param fingerprint a number that changes with the text, so that a resumed run notices another one
 */
public record Dataset(Tokenizer tokenizer, Tokens train, Tokens validation, Tokens test, long fingerprint) {
    /** Enough text for a steady number, and no more time at each look than it deserves. */
    public static final int MOST_VALIDATION_CHARACTERS = 1 << 17;

    /**
     * {@return the text of files, and of the {@code .txt} and {@code .md} files in folders, joined by an empty line: only
     * for texts that fit into the memory}
     *
     * @param filesAndFolders read in this order
     * @throws dev.aifromzero.kit.error.UserError if a file is missing, empty or not UTF-8, or a folder has no text
     * @throws IOException if a file cannot be read
     */
    public static String read(List<Path> filesAndFolders) throws IOException {
        return TextFiles.in(filesAndFolders, false).whole();
    }

    /**
     * {@return a tokenizer learned from a text; see {@link TokenizerKind#learn}}
     *
     * @param text what to learn the vocabulary from
     * @param kind what a token is: a character, a word or a byte pair
     * @param vocabSize tokens wanted; for byte pair encoding only
     */
    public static Tokenizer tokenizer(String text, TokenizerKind kind, int vocabSize) {
        try {
            return kind.learn(TextSource.of(text), TextSurvey.of(TextSource.of(text)), vocabSize);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * {@return the text split and turned into ids, in memory}
     *
     * @param text the whole text
     * @param tokenizer what turns it into ids
     */
    public static Dataset of(String text, Tokenizer tokenizer) {
        try {
            TextSurvey survey = TextSurvey.of(TextSource.of(text));
            IntStream.Builder train = IntStream.builder();
            IntStream.Builder test = IntStream.builder();
            ValidationPage page = new ValidationPage();
            TextParts.of(survey)
                    .read(TextSource.of(text), encoder(tokenizer, train::add), page, encoder(tokenizer, test::add));
            return new Dataset(
                    tokenizer,
                    Tokens.of(train.build().toArray()),
                    Tokens.of(tokenizer.encode(page.text())),
                    Tokens.of(test.build().toArray()),
                    survey.fingerprint());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes token ids one by one. */
    @FunctionalInterface
    interface IdSink {
        void put(int id) throws IOException;
    }

    /** {@return the ids of a text, of which a tokenizer of characters may not know every one} */
    static int[] encode(Tokenizer tokenizer, String text) {
        return new Remedy("Leave it out, or train on a text that contains it").around(() -> tokenizer.encode(text));
    }

    /** {@return a sink that turns each piece into ids} */
    static TextSink encoder(Tokenizer tokenizer, IdSink ids) {
        return piece -> {
            for (int id : encode(tokenizer, piece)) {
                ids.put(id);
            }
        };
    }

    /**
     * {@return the text with everything that the tokenizer cannot express left out}
     *
     * @param tokenizer whose vocabulary counts; only one of characters lacks any
     * @param text for example a prompt that somebody typed
     */
    public static String keepKnown(Tokenizer tokenizer, String text) {
        return tokenizer instanceof CharTokenizer characters ? characters.keepKnown(text) : text;
    }
}
