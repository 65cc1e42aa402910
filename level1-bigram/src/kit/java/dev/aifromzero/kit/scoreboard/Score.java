package dev.aifromzero.kit.scoreboard;

/**
 * What one model reached on the held-out page.
 *
 * @param model the model's name, e.g. "bigram"
 * @param level the level that made it, 1 to 5
 * @param natsPerCharacter mean of −ln p over the predicted characters (code points); lower is better
 * @param characters how many characters were predicted
 * @param parameters how many numbers the model has learned or counted
 * @param note a few words for the table, e.g. how it was trained
 */
public record Score(String model, int level, double natsPerCharacter, long characters, long parameters, String note) {
    /** {@return the same surprise in bits: nats divided by ln 2} */
    public double bitsPerCharacter() {
        return natsPerCharacter / Math.log(2);
    }

    /** {@return between how many equally likely characters the model hesitates: e to the nats} */
    public double perplexity() {
        return Math.exp(natsPerCharacter);
    }
}
