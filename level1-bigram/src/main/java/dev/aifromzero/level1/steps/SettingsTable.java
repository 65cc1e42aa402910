package dev.aifromzero.level1.steps;

import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.DisplayWidth;
import dev.aifromzero.kit.console.Style;
import dev.aifromzero.level1.ngram.BigramModel;
import dev.aifromzero.level1.sampling.SamplingConfig;
import dev.aifromzero.level1.text.CharTokenizer;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** Shows one distribution of the next character under several settings of the sampler, side by side. */
final class SettingsTable {
    private static final int SHOWN = 5;
    private static final int BAR = 6;
    private static final int COLUMN = 11;
    private static final int NAME = 16;

    private final Console console;
    private final CharTokenizer alphabet;
    private final BigramModel model;

    SettingsTable(Console console, CharTokenizer alphabet, BigramModel model) {
        this.console = console;
        this.alphabet = alphabet;
        this.model = model;
    }

    private static Map<String, SamplingConfig> settings() {
        SamplingConfig plain = SamplingConfig.defaults();
        Map<String, SamplingConfig> settings = new LinkedHashMap<>();
        settings.put("as counted", plain);
        settings.put("greedy", SamplingConfig.greedy());
        settings.put("temperature 0.5", plain.withTemperature(0.5));
        settings.put("temperature 2", plain.withTemperature(2));
        settings.put("top-k 3", plain.withTopK(3));
        settings.put("top-p 0.8", plain.withTopP(0.8));
        settings.put("min-p 0.3", plain.withMinP(0.3));
        return settings;
    }

    /** Writes what may follow a character (its id) under each setting. */
    void show(int last) {
        double[] counted = model.next(last);
        List<Integer> likely = IntStream.range(0, counted.length)
                .boxed()
                .filter(id -> counted[id] > 0)
                .sorted(Comparator.comparingDouble(id -> -counted[id]))
                .limit(SHOWN)
                .toList();
        console.section("Loading the die");
        console.say(
                "The die can be loaded. Greedy always takes the likeliest. A low temperature makes the likely likelier,"
                        + " a high one gives the others a chance. Top-k keeps the k likeliest faces, top-p the likeliest that"
                        + " together have p, min-p those with at least that part of the likeliest one's share. What may follow %s,"
                        + " in percent; the last column says how many characters are possible at all:",
                Shown.character(alphabet.token(last)));
        console.blank();
        StringBuilder heading = new StringBuilder(" ".repeat(NAME));
        likely.forEach(id -> heading.append(DisplayWidth.padRight(Shown.character(alphabet.token(id)), COLUMN)));
        console.line(console.paint(Style.BOLD, heading + "faces"));
        console.line(console.paint(Style.CYAN, "─".repeat(NAME + COLUMN * likely.size() + 5)));
        settings().forEach((name, setting) -> console.line(row(name, setting, last, likely)));
    }

    private String row(String name, SamplingConfig setting, int last, List<Integer> likely) {
        double[] probabilities = setting.probabilities(model.logits(last), new int[] {last});
        StringBuilder row = new StringBuilder(DisplayWidth.padRight(name, NAME));
        for (int id : likely) {
            String bar = DisplayWidth.padRight(console.bar(probabilities[id], BAR), BAR);
            String percent = String.format(Locale.ROOT, "%3.0f ", 100 * probabilities[id]);
            row.append(DisplayWidth.padRight(probabilities[id] == 0 ? "  – " : percent + bar, COLUMN));
        }
        long faces = IntStream.range(0, probabilities.length)
                .filter(id -> probabilities[id] > 0)
                .count();
        return row.append(String.format(Locale.ROOT, "%5d", faces)).toString();
    }
}
