package dev.aifromzero.level4.train;

import dev.aifromzero.level1.text.TokenizerKind;
import dev.aifromzero.level4.data.Documents;
import dev.aifromzero.level4.data.WindowOrder;

/**
 * How a text becomes tokens, and in which order they are learned.
 *
 * @param tokenizer what a token is: a character, a word or a byte pair
 * @param documents where one text ends and the next begins
 * @param windowOrder which windows of the text each step sees
 */
public record TextConfig(TokenizerKind tokenizer, Documents documents, WindowOrder windowOrder) {
    /**
     * Checks that the two go together.
     *
     * @param tokenizer any kind
     * @param documents {@link Documents#NONE}, unless the tokenizer is one of byte pairs: the others have no end token
     * @param windowOrder any kind
     * @throws IllegalArgumentException if they do not
     */
    public TextConfig {
        if (tokenizer == null || documents == null || windowOrder == null) {
            throw new IllegalArgumentException("tokenizer, documents and windowOrder must be named");
        }
        if (documents != Documents.NONE && tokenizer != TokenizerKind.BPE && tokenizer != TokenizerKind.GPT2) {
            throw new IllegalArgumentException(
                    "documents must be none with the tokenizer " + tokenizer + ", which has no end token");
        }
    }

    /**
     * A text whose windows come from random places.
     *
     * @param tokenizer any kind
     * @param documents {@link Documents#NONE}, unless the tokenizer is one of byte pairs
     * @throws IllegalArgumentException if the two do not go together
     */
    public TextConfig(TokenizerKind tokenizer, Documents documents) {
        this(tokenizer, documents, WindowOrder.RANDOM);
    }
}
