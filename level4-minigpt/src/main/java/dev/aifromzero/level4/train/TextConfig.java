package dev.aifromzero.level4.train;

import dev.aifromzero.level1.text.TokenizerKind;
import dev.aifromzero.level4.data.Documents;

/**
 * How a text becomes tokens.
 *
 * @param tokenizer what a token is: a character, a word or a byte pair
 * @param documents where one text ends and the next begins
 */
public record TextConfig(TokenizerKind tokenizer, Documents documents) {
    /**
     * Checks that the two go together.
     *
     * @param tokenizer any kind
     * @param documents {@link Documents#NONE}, unless the tokenizer is one of byte pairs: the others have no end token
     * @throws IllegalArgumentException if they do not
     */
    public TextConfig {
        if (tokenizer == null || documents == null) {
            throw new IllegalArgumentException("tokenizer and documents must be named");
        }
        if (documents != Documents.NONE && tokenizer != TokenizerKind.BPE && tokenizer != TokenizerKind.GPT2) {
            throw new IllegalArgumentException(
                    "documents must be none with the tokenizer " + tokenizer + ", which has no end token");
        }
    }
}
