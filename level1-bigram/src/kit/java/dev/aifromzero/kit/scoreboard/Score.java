package dev.aifromzero.kit.scoreboard;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Locale;

/**
 * What one model reached on the held-out page, and where it was asked, on school questions.
 *
 * @param model the model's name, e.g. "bigram"
 * @param level the level that made it, 1 to 5
 * @param natsPerCharacter mean of −ln p over the predicted characters (code points); lower is better
 * @param characters how many characters were predicted
 * @param parameters how many numbers the model has learned or counted
 * @param note a few words for the table, e.g. how it was trained
 * @param schoolPercent how many of 100 held-out school questions it answers right, 0 to 100; null where it was not asked
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Score(
        String model,
        int level,
        double natsPerCharacter,
        long characters,
        long parameters,
        String note,
        Double schoolPercent) {
    /**
     * A score; files of older versions have no school questions.
     *
     * @param model the model's name, e.g. "bigram"
     * @param level the level that made it, 1 to 5
     * @param natsPerCharacter mean of −ln p over the predicted characters (code points); lower is better
     * @param characters how many characters were predicted
     * @param parameters how many numbers the model has learned or counted
     * @param note a few words for the table, e.g. how it was trained
     * @param schoolPercent how many of 100 held-out school questions it answers right; null where it was not asked
     */
    @JsonCreator
    public Score {}

    /**
     * A model that is asked no school questions.
     *
     * @param model the model's name, e.g. "bigram"
     * @param level the level that made it, 1 to 5
     * @param natsPerCharacter mean of −ln p over the predicted characters (code points); lower is better
     * @param characters how many characters were predicted
     * @param parameters how many numbers the model has learned or counted
     * @param note a few words for the table, e.g. how it was trained
     */
    public Score(String model, int level, double natsPerCharacter, long characters, long parameters, String note) {
        this(model, level, natsPerCharacter, characters, parameters, note, null);
    }

    /**
     * {@return this score with its result in a school quiz}
     *
     * @param percent how many of 100 questions were answered right, 0 to 100
     */
    public Score withSchoolPercent(double percent) {
        return new Score(model, level, natsPerCharacter, characters, parameters, note, percent);
    }

    /** {@return such as {@code 62%}; empty where the model was not asked} */
    public String school() {
        return schoolPercent == null ? "" : String.format(Locale.ROOT, "%.0f%%", schoolPercent);
    }

    /** {@return the same surprise in bits: nats divided by ln 2} */
    public double bitsPerCharacter() {
        return natsPerCharacter / Math.log(2);
    }

    /** {@return between how many equally likely characters the model hesitates: e to the nats} */
    public double perplexity() {
        return Math.exp(natsPerCharacter);
    }
}
