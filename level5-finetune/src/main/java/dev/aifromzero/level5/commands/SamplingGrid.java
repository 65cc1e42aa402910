package dev.aifromzero.level5.commands;

import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.DisplayWidth;
import dev.aifromzero.kit.console.Style;
import dev.aifromzero.kit.error.Printable;
import dev.aifromzero.level3.model.Transformer;
import dev.aifromzero.level4.generate.TextGenerator;
import dev.aifromzero.level4.generate.TokenListener;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** One prompt, several temperatures and top-p values: what each of the two does, to be seen at a glance. */
final class SamplingGrid {
    private static final int LEFT = 13;

    private final Console console;
    private final OpenedModel opened;
    private final Transformer model;
    private final int[] prompt;
    private final int tokens;

    SamplingGrid(Console console, OpenedModel opened, Transformer model, int[] prompt, int tokens) {
        this.console = console;
        this.opened = opened;
        this.model = model;
        this.prompt = prompt;
        this.tokens = tokens;
    }

    /** Writes a line for each pair of values; each starts from the same chance. */
    void show(String text, List<Double> temperatures, List<Double> topPs, AnswerOptions options, long seed) {
        console.say("The same beginning, the same chance (seed %d), %d tokens each:", seed, tokens);
        Paragraphs.show(console, "  ", Printable.of(text) + " …");
        console.blank();
        console.line(console.paint(Style.BOLD, "temp   top-p  goes on like this"));
        console.line(console.paint(Style.CYAN, "─".repeat(Math.min(console.width(), 78))));
        for (double temperature : temperatures) {
            for (double topP : topPs) {
                String left = String.format(Locale.ROOT, "%-5s  %-5s", temperature, topP);
                row(left, continuation(options, temperature, topP, seed));
            }
            console.blank();
        }
        console.say(
                "Read down: the higher the temperature, the more unlikely tokens are chosen. Read across three lines:"
                        + " the smaller top-p, the fewer tokens are in the running at all. Which line would you keep?");
    }

    private String continuation(AnswerOptions options, double temperature, double topP, long seed) {
        int[] ids = new TextGenerator(model)
                .generate(
                        prompt,
                        GenerateCommand.generation(opened, options.config(temperature, topP), tokens),
                        new SplittableRandom(seed),
                        TokenListener.SILENT);
        String words = Printable.of(opened.model().tokenizer().decode(ids)).replaceAll("\\s+", " ");
        return words.isBlank() ? "(nothing: it ended the text)" : words.strip();
    }

    private void row(String left, String text) {
        List<String> lines = DisplayWidth.wrap(text, Math.max(20, Math.min(console.width(), 100) - LEFT - 1));
        for (int i = 0; i < lines.size(); i++) {
            console.line(DisplayWidth.padRight(i == 0 ? left : "", LEFT) + lines.get(i));
        }
    }
}
