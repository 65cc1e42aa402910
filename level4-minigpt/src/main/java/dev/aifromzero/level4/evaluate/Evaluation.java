package dev.aifromzero.level4.evaluate;

/**
 * How surprised a model was by a text.
 *
 * @param tokens how many tokens were predicted: all but the first
 * @param natsPerToken mean of −ln p over those tokens; depends on the tokenizer, so compare it only between models that
 *     share one
 * @param natsPerCharacter the total surprise divided by the characters (Unicode code points) of the tokens after the
 *     first: comparable between all models. Where a character's bytes lie in several tokens it belongs to the token with
 *     its first byte. Not a number where the text was not given
 * @param bitsPerByte the total surprise divided by ln 2 and by the UTF-8 bytes of the tokens after the first; not a number
 *     where the text was not given
 * @param perplexity e to the {@code natsPerToken}: between how many equally likely tokens the model hesitates
 */
public record Evaluation(
        long tokens, double natsPerToken, double natsPerCharacter, double bitsPerByte, double perplexity) {
    static Evaluation of(double totalNats, long tokens, TextLength text) {
        double natsPerToken = totalNats / tokens;
        return new Evaluation(
                tokens,
                natsPerToken,
                text == null ? Double.NaN : totalNats / text.characters(),
                text == null ? Double.NaN : totalNats / Math.log(2) / text.bytes(),
                Math.exp(natsPerToken));
    }
}
