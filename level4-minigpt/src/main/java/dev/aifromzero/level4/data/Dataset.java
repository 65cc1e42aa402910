package dev.aifromzero.level4.data;

import dev.aifromzero.level1.text.BpeTokenizer;
import dev.aifromzero.level1.text.CharTokenizer;
import dev.aifromzero.level1.text.TextSplit;
import dev.aifromzero.level1.text.Tokenizer;
import dev.aifromzero.level1.text.TokenizerKind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;

/**
 * A text made ready for training: 90% to learn from, 5% to choose the best moment with, 5% to look at once at the end.
 *
 * @param tokenizer what turned the text into ids
 * @param train the first 90%
 * @param validation the next 5%
 * @param test the last 5%
 * @param fingerprint a number that changes with the text, so that a resumed run notices another one
 */
public record Dataset(Tokenizer tokenizer, Tokens train, Tokens validation, Tokens test, long fingerprint) {
    private static final double TRAIN_FRACTION = 0.9;

    /**
     * {@return the text split and turned into ids, as one long row of characters}
     *
     * @param text the whole text
     * @param tokenizer what turns it into ids
     */
    public static Dataset of(String text, Tokenizer tokenizer) {
        return of(text, tokenizer, Documents.NONE);
    }

    /**
     * {@return the text split and turned into ids}
     *
     * @param text the whole text; of the last two parts the white space at their ends is left out
     * @param tokenizer what turns it into ids
     * @param documents what the model is told about where one story ends and the next begins
     */
    public static Dataset of(String text, Tokenizer tokenizer, Documents documents) {
        TextSplit split = split(text);
        return new Dataset(
                tokenizer,
                Tokens.of(documents.encode(tokenizer, split.train())),
                Tokens.of(documents.encode(tokenizer, split.validation().strip())),
                Tokens.of(documents.encode(tokenizer, split.test().strip())),
                fingerprint(text));
    }

    /**
     * {@return the text in its three parts}
     *
     * @param text the whole text
     */
    public static TextSplit split(String text) {
        return TextSplit.of(text, TRAIN_FRACTION);
    }

    /**
     * {@return a tokenizer learned from a text}
     *
     * <p>Words and byte pairs are learned from the training part only: the rest must stay unseen. Characters are taken from
     * the whole text, because a character that never was a token could not be scored at all.
     *
     * @param text the whole text
     * @param kind what a token is: a character, a word or a byte pair
     * @param vocabSize tokens wanted; for byte pair encoding only, whose last token is {@code <|endoftext|>}
     * @throws IllegalArgumentException if this kind of vocabulary is not learned but brought along
     */
    public static Tokenizer tokenizer(String text, TokenizerKind kind, int vocabSize) {
        String learned = kind == TokenizerKind.CHAR ? text : split(text).train();
        return kind.learn(learned, vocabSize, List.of(BpeTokenizer.END_OF_TEXT));
    }

    private static long fingerprint(String text) {
        CRC32 sum = new CRC32();
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        return sum.getValue();
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
