package dev.aifromzero.level1.text;

import java.util.List;
import java.util.Locale;

/** How a text is cut into tokens. */
public enum TokenizerKind {
    /** Every character is a token. */
    CHAR("character"),
    /** Every word that came at least twice is a token, and so is every punctuation mark. */
    WORD("word"),
    /** Byte pair encoding: frequent pieces of words are tokens. */
    BPE("piece"),
    /** Byte pair encoding with a vocabulary made elsewhere: GPT-2's, or any other in its two files. */
    GPT2("piece");

    /** The size of a byte pair vocabulary where nobody asks for another. */
    public static final int USUAL_VOCABULARY = 1024;

    /** A word that comes more seldom is unknown. */
    public static final int RAREST_WORD = 2;

    private final String unit;

    TokenizerKind(String unit) {
        this.unit = unit;
    }

    /** {@return what a student calls one token, in the singular} */
    public String unit() {
        return unit;
    }

    /** {@return the name as typed on the command line} */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * {@return a tokenizer learned from a text}
     *
     * @param text what the tokens are taken from
     * @param vocabSize tokens of a byte pair vocabulary, at least 256; the other two take what the text has
     * @throws IllegalArgumentException if this kind is not learned but brought along
     */
    public Tokenizer learn(String text, int vocabSize) {
        return learn(text, vocabSize, List.of());
    }

    /**
     * {@return a tokenizer learned from a text}
     *
     * @param text what the tokens are taken from
     * @param vocabSize tokens of a byte pair vocabulary, special ones included
     * @param specialTokens marks for a byte pair vocabulary, such as {@link BpeTokenizer#END_OF_TEXT}; the others have none
     * @throws IllegalArgumentException if this kind is not learned but brought along
     */
    public Tokenizer learn(String text, int vocabSize, List<String> specialTokens) {
        return switch (this) {
            case CHAR -> CharTokenizer.fromText(text);
            case WORD -> WordTokenizer.fromText(text, RAREST_WORD);
            case BPE -> BpeTokenizer.train(text, vocabSize, specialTokens);
            case GPT2 -> throw new IllegalArgumentException("GPT-2's vocabulary is not learned from a text");
        };
    }
}
