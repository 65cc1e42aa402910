package dev.aifromzero.level4.exercises;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Solution of task 4.5. */
public final class FairSurprise {
    private FairSurprise() {}

    /** {@return −ln of the probability of the token that came} */
    public static double surprise(double[] scores, int target) {
        double greatest = Arrays.stream(scores).max().orElseThrow();
        double sum =
                Arrays.stream(scores).map(score -> Math.exp(score - greatest)).sum();
        return Math.log(sum) - (scores[target] - greatest);
    }

    /** {@return e to the mean surprise} */
    public static double perplexity(double[] surprises) {
        return Math.exp(total(surprises) / surprises.length);
    }

    /** {@return the total surprise divided by the characters of the text} */
    public static double natsPerCharacter(double[] surprises, String text) {
        return total(surprises) / text.codePointCount(0, text.length());
    }

    /** {@return the total surprise in bits, divided by the bytes of the text in UTF-8} */
    public static double bitsPerByte(double[] surprises, String text) {
        return total(surprises) / Math.log(2) / text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static double total(double[] surprises) {
        return Arrays.stream(surprises).sum();
    }
}
