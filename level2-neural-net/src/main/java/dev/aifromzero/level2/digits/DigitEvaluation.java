package dev.aifromzero.level2.digits;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How a network did on pictures.
 *
 * @param images the pictures
 * @param probabilities what the network found likely (N, 10)
 * @param said the likeliest digit of each picture
 */
public record DigitEvaluation(DigitImages images, float[][] probabilities, int[] said) {
    private static final float SMALLEST = Float.MIN_NORMAL; // keeps ln p finite

    /**
     * A picture that the network got wrong.
     *
     * @param image its number
     * @param right what it shows
     * @param said what the network said
     * @param sureness the probability that the network gave its wrong answer, 0 to 1
     */
    public record Mistake(int image, int right, int said, float sureness) {}

    /**
     * {@return the answers of a network}
     *
     * @param network the network that is asked
     * @param images the questions, with the right answers
     */
    public static DigitEvaluation of(DigitNetwork network, DigitImages images) {
        float[][] probabilities = network.probabilities(images);
        int[] said = new int[probabilities.length];
        for (int i = 0; i < said.length; i++) {
            for (int digit = 1; digit < DigitImages.DIGITS; digit++) {
                said[i] = probabilities[i][digit] > probabilities[i][said[i]] ? digit : said[i];
            }
        }
        return new DigitEvaluation(images, probabilities, said);
    }

    /** {@return the share of right answers, 0 to 1} */
    public double accuracy() {
        return confusion().accuracy();
    }

    /** {@return the mean surprise −ln p at the right digit, in nats a picture} */
    public double loss() {
        double nats = 0;
        for (int i = 0; i < said.length; i++) {
            nats -= Math.log(Math.max(SMALLEST, probabilities[i][images.labels()[i]]));
        }
        return nats / said.length;
    }

    /** {@return which digit was taken for which, over all pictures} */
    public ConfusionMatrix confusion() {
        return ConfusionMatrix.of(images.labels(), said);
    }

    /** {@return all mistakes, those first of which the network was surest} */
    public List<Mistake> mistakes() {
        return IntStream.range(0, said.length)
                .filter(i -> said[i] != images.labels()[i])
                .mapToObj(i -> new Mistake(i, images.labels()[i], said[i], probabilities[i][said[i]]))
                .sorted(Comparator.comparingDouble(mistake -> -mistake.sureness()))
                .toList();
    }
}
