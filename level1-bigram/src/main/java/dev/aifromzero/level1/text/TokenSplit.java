package dev.aifromzero.level1.text;

/**
 * A text to learn from and a text to be judged on, both as token ids of one tokenizer.
 *
 * @param tokenizer what cut them
 * @param vocabSize V: the tokenizer's tokens, and one more where the second text has characters that it does not know;
 *     all of those count as that one symbol
 * @param train the ids to learn from
 * @param heldOut the ids to be judged on
 * @param trainCharacters characters (code points) of the text to learn from, without those of its first token
 * @param heldOutCharacters the same of the other text
 */
public record TokenSplit(
        Tokenizer tokenizer, int vocabSize, int[] train, int[] heldOut, int trainCharacters, int heldOutCharacters) {

    /**
     * {@return both texts cut by a tokenizer}
     *
     * @param tokenizer what a tokenizer of characters does not know becomes one more id
     * @param learned the text to learn from
     * @param rest the text to be judged on
     */
    public static TokenSplit of(Tokenizer tokenizer, String learned, String rest) {
        int known = tokenizer.vocabSize();
        boolean allKnown = true;
        if (tokenizer instanceof CharTokenizer alphabet) {
            allKnown = (learned + rest).codePoints().allMatch(alphabet::knows);
        }
        int[] train = encode(tokenizer, learned);
        int[] heldOut = encode(tokenizer, rest);
        return new TokenSplit(
                tokenizer,
                allKnown ? known : known + 1,
                train,
                heldOut,
                charactersAfterFirst(tokenizer, learned, train),
                charactersAfterFirst(tokenizer, rest, heldOut));
    }

    private static int[] encode(Tokenizer tokenizer, String text) {
        return tokenizer instanceof CharTokenizer alphabet
                ? alphabet.encode(text, alphabet.vocabSize())
                : tokenizer.encode(text);
    }

    /** The first token is never predicted, so its characters must not make the surprise a character look smaller. */
    private static int charactersAfterFirst(Tokenizer tokenizer, String text, int[] ids) {
        if (ids.length == 0) {
            return 0;
        }
        int first = ids[0] < tokenizer.vocabSize() ? characters(tokenizer.decode(new int[] {ids[0]})) : 1;
        return characters(text) - first;
    }

    private static int characters(String text) {
        return text.codePointCount(0, text.length());
    }

    /**
     * {@return nats a token of the held-out text as nats a character: comparable between tokenizers}
     *
     * @param natsPerToken mean over the held-out tokens but the first
     */
    public double heldOutPerCharacter(double natsPerToken) {
        return natsPerToken * (heldOut.length - 1) / heldOutCharacters;
    }

    /**
     * {@return nats a token of the text to learn from as nats a character}
     *
     * @param natsPerToken mean over the tokens to learn from but the first
     */
    public double trainPerCharacter(double natsPerToken) {
        return natsPerToken * (train.length - 1) / trainCharacters;
    }
}
