package dev.aifromzero.level1.exercises;

import java.util.List;

/**
 * Task 1.6: which of two texts does a page come from?
 *
 * <p>Every author, and every language, has favourite letters. So even the plainest model, which only knows how often each
 * letter comes, can tell two texts apart: let a model of each read the page, and see which is less surprised.
 *
 * <p>Two things make the contest fair. Both models share one alphabet, the characters of both texts and the page, of size
 * V, and every count is one larger than it was, so that nothing is impossible: P(c) = (count(c) + 1) / (length + V). And
 * both learn from equally many characters: the longer text is cut to the length of the shorter.
 *
 * <p>Example: text A is {@code "aab"}, text B is {@code "bbba"}, the page is {@code "ab"}. B is cut to {@code "bbb"}. V is
 * 2. Model A: P(a) = (2 + 1) / (3 + 2) = 0.6, P(b) = 0.4. Model B: P(a) = 0.2, P(b) = 0.8. The surprises at the page are
 * (−ln 0.6 − ln 0.4) / 2 = 0.714 and (−ln 0.2 − ln 0.8) / 2 = 0.916 nats, so the page is A's.
 *
 * <p>In the lesson: docs/level1.md, "Step 3: looking further back", at "Who wrote this?". Characters are {@code char}s.
 */
public final class TwoTexts {
    private TwoTexts() {}

    /**
     * What came out.
     *
     * @param surpriseOfA mean surprise of model A at the page, nats a character
     * @param surpriseOfB the same of model B
     */
    public record Comparison(double surpriseOfA, double surpriseOfB) {}

    /** {@return how surprised the models of the two texts are by the page; none of the three is empty} */
    public static Comparison compare(String textA, String textB, String page) {
        throw new UnsupportedOperationException(
                "Task 1.6: cut, count, smooth, and take the mean of −ln P for both models");
    }

    /** {@return 'A' or 'B', whose model is less surprised by the page; 'A' where both are equally surprised} */
    public static char whoWrote(String textA, String textB, String page) {
        throw new UnsupportedOperationException("Task 1.6: compare, then decide");
    }

    /**
     * {@return the n characters that tell the two texts apart best: those with the largest |ln (P_A(c) / P_B(c))|, largest
     * first, equal ones in the order of their codes}
     *
     * <p>The models are as above, but the alphabet is that of the two texts only. In the example ({@code "aab"} and
     * {@code "bbba"}), a has |ln (0.6 / 0.2)| = 1.099 and b |ln (0.4 / 0.8)| = 0.693, so the answer for n = 1 is [a].
     */
    public static List<Character> mostTelling(String textA, String textB, int n) {
        throw new UnsupportedOperationException(
                "Task 1.6: sort the alphabet by how differently the models see each letter");
    }
}
