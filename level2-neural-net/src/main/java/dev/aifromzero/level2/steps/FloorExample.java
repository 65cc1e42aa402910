package dev.aifromzero.level2.steps;

import dev.aifromzero.kit.console.Console;
import dev.aifromzero.level2.network.PairCounts;
import java.util.Locale;

/** The character of a text whose successor is easiest to guess, and the one whose successor is hardest. */
final class FloorExample {
    /** A character must have come at least so often, so that its shares mean something. */
    private static final int OFTEN = 10;

    private FloorExample() {}

    /** {@return a sentence about both; a general one where the text is too short for examples} */
    static String of(PairCounts text) {
        double[][] counts = text.counts().toDoubleMatrix();
        int easiest = -1;
        int hardest = -1;
        for (int i = 0; i < counts.length; i++) {
            if (total(counts[i]) >= OFTEN) {
                easiest = easiest < 0 || share(counts[i]) > share(counts[easiest]) ? i : easiest;
                hardest = hardest < 0 || share(counts[i]) < share(counts[hardest]) ? i : hardest;
            }
        }
        if (easiest == hardest) {
            return "After one character several others can come.";
        }
        return String.format(
                Locale.ROOT,
                "After '%s' came '%s' %.0f times in %.0f: easy. After '%s' even the best guess, '%s', is right only %.0f"
                        + " times in %.0f.",
                show(text, easiest),
                show(text, best(counts[easiest])),
                counts[easiest][best(counts[easiest])],
                total(counts[easiest]),
                show(text, hardest),
                show(text, best(counts[hardest])),
                counts[hardest][best(counts[hardest])],
                total(counts[hardest]));
    }

    private static String show(PairCounts text, int id) {
        return Console.visible(text.tokenizer().token(id));
    }

    private static double share(double[] row) {
        return row[best(row)] / total(row);
    }

    private static double total(double[] row) {
        double total = 0;
        for (double count : row) {
            total += count;
        }
        return total;
    }

    private static int best(double[] row) {
        int best = 0;
        for (int j = 1; j < row.length; j++) {
            best = row[j] > row[best] ? j : best;
        }
        return best;
    }
}
