package dev.aifromzero.level1.text;

/**
 * Turns text into numbers (token ids) and back. Every model of the road sees text only through this interface.
 */
public interface Tokenizer {
    /**
     * {@return the ids of the text's tokens, each from 0 to {@code vocabSize() - 1}}
     *
     * @param text may be empty
     * @throws IllegalArgumentException if the text has something that this tokenizer cannot express
     */
    int[] encode(String text);

    /**
     * {@return the text of the ids, joined}
     *
     * @param ids each from 0 to {@code vocabSize() - 1}; it may be empty
     * @throws IllegalArgumentException if an id is outside the vocabulary
     */
    String decode(int[] ids);

    /**
     * {@return the text of one token, as a student should see it}
     *
     * @param id 0 to {@code vocabSize() - 1}
     */
    String token(int id);

    /** {@return the number of different tokens} */
    int vocabSize();
}
