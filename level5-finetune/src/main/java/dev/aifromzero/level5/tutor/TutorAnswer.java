package dev.aifromzero.level5.tutor;

import java.util.Optional;

/**
 * What a tutor answered.
 *
 * @param text the answer; blank where there is none
 * @param abstained whether the tutor says that it does not know, or does not help with that
 * @param confidence how sure it is, 0 to 1: the geometric mean of the probabilities that the model gave to the tokens of its
 *     answer; for an answer that was looked up, its score's part of the best two scores; 0 where there is no answer
 * @param source where the answer was found, or empty
 * @param tool the name of the tool that found it, such as {@code calculator}, or empty
 */
public record TutorAnswer(
        String text, boolean abstained, double confidence, Optional<Source> source, Optional<String> tool) {
    /**
     * A place in the textbook.
     *
     * @param file name of the page, such as {@code science.md}
     * @param section the heading of the section
     */
    public record Source(String file, String section) {}

    /**
     * Checks the confidence.
     *
     * @param text the answer; blank where there is none
     * @param abstained whether the tutor says that it does not know, or does not help with that
     * @param confidence 0 to 1
     * @param source where the answer was found, or empty
     * @param tool the name of the tool that found it, or empty
     * @throws IllegalArgumentException if the confidence is not from 0 to 1
     */
    public TutorAnswer {
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("A confidence is from 0 to 1, not " + confidence);
        }
    }

    /**
     * {@return an answer that the model gave by itself, without source or tool; a blank one is an abstention}
     *
     * @param text the answer; blank where there is none
     * @param confidence 0 to 1
     */
    public static TutorAnswer ofModel(String text, double confidence) {
        return text.isBlank()
                ? nothing()
                : new TutorAnswer(text, false, confidence, Optional.empty(), Optional.empty());
    }

    /** {@return no answer at all} */
    public static TutorAnswer nothing() {
        return new TutorAnswer("", true, 0, Optional.empty(), Optional.empty());
    }
}
