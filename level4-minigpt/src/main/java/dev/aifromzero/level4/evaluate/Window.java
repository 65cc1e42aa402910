package dev.aifromzero.level4.evaluate;

import dev.aifromzero.kit.error.UserError;
import java.util.ArrayList;
import java.util.List;

/**
 * A piece of a text that a model looks at while it is scored.
 *
 * @param start index of the first token that goes in
 * @param length how many tokens go in; the tokens to predict are the same, shifted by one
 * @param firstScored the first position of the window whose prediction counts: those before it were counted already
 */
public record Window(int start, int length, int firstScored) {
    /**
     * {@return the windows over a text: each token but the first is predicted and counted exactly once}
     *
     * <p>Windows start at 0, S, 2 S and so on; the last is shorter. With S = T they do not overlap. With a smaller S each
     * prediction sees at least T − S tokens before it (but at the text's start), which costs T / S times the time.
     *
     * @param tokens the length of the text, at least 2
     * @param contextLength T, the longest window
     * @param stride S, 1 to T
     * @throws UserError if the text is too short or the stride is out of range
     */
    public static List<Window> over(int tokens, int contextLength, int stride) {
        if (tokens < 2) {
            throw new UserError(
                    "The text has " + tokens + " token(s); scoring needs at least 2, one to see and one to predict",
                    "Choose a longer text");
        }
        if (stride < 1 || stride > contextLength) {
            throw new UserError(
                    "The stride must be 1 to " + contextLength + " (the model's context), not " + stride,
                    "Choose a stride in this range, or leave it out");
        }
        List<Window> windows = new ArrayList<>();
        int targets = tokens - 1;
        int counted = 0;
        for (int start = 0; counted < targets; start += stride) {
            int end = Math.min(start + contextLength, targets);
            windows.add(new Window(start, end - start, counted - start));
            counted = end;
        }
        return windows;
    }
}
