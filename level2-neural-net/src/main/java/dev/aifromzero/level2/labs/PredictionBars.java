package dev.aifromzero.level2.labs;

import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.Table;
import dev.aifromzero.level1.sampling.Softmax;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Shows the likeliest next tokens as bars. */
final class PredictionBars {
    private static final int MOST = 8;
    private static final int COLUMNS = 30;

    private PredictionBars() {}

    /**
     * Writes a table of the likeliest tokens.
     *
     * @param logits one score a token (V)
     * @param name the text of a token
     */
    static void show(Console console, float[] logits, IntFunction<String> name) {
        double[] p = Softmax.of(logits);
        Table table = new Table("Next", "probability", "");
        IntStream.range(0, p.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer id) -> -p[id]).thenComparing(id -> id))
                .limit(MOST)
                .forEach(id -> table.row(
                        Console.visible(name.apply(id)),
                        String.format(Locale.ROOT, "%10.1f%%", 100 * p[id]),
                        console.bar(p[id], COLUMNS)));
        console.table(table);
    }
}
