package dev.aifromzero.level4.commands;

import ai.djl.ndarray.NDManager;
import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.cli.Step;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.Table;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level2.chart.HeatMapGrid;
import dev.aifromzero.level3.model.AttentionMaps;
import dev.aifromzero.level4.checkpoint.LoadedModel;
import dev.aifromzero.level4.data.Dataset;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Shows what each head of a trained model looks at in a sentence.
 *
 * <p>Lesson: docs/level4.md, "What has it learned to look at?".
 */
@Command(
        name = "attention",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "What does each head of a trained model look at? As maps in the terminal and one picture.")
public final class AttentionCommand extends Step {
    private static final String TEXT = "One day the goat";
    private static final int FEWEST = 3;

    @Option(names = "--text", paramLabel = "TEXT", description = "the sentence to read (default: \"" + TEXT + "\")")
    private String text;

    @Option(names = "--block", paramLabel = "N", description = "only this block in the terminal, from 0")
    private Integer block;

    @Option(names = "--head", paramLabel = "N", description = "only this head in the terminal, from 0")
    private Integer head;

    @Mixin
    private ModelOption model = new ModelOption();

    @Spec
    private CommandSpec spec;

    @Override
    public void run(Lesson lesson) throws Exception {
        Console console = lesson.console();
        try (NDManager root = model.newRoot()) {
            LoadedModel loaded = model.load(lesson, root);
            check("--block", block, loaded.model().config().numBlocks());
            check("--head", head, loaded.model().config().numHeads());
            int[] ids = ids(loaded);
            List<String> tokens =
                    Arrays.stream(ids).mapToObj(loaded.tokenizer()::token).toList();
            AttentionMaps maps = AttentionMaps.of(loaded.model(), ids);
            habits(console, loaded.tokenizer().decode(ids), maps);
            console.section("Map by map");
            grid(maps, tokens, block, head).show(console, maps.heads());
            Path file = lesson.out().resolve("attention.png");
            grid(maps, tokens, null, null).savePng(file, maps.heads());
            console.blank();
            console.say("All blocks and heads as one picture: %s", ProjectPaths.display(file));
        }
        console.blank();
        console.say(
                "Think about it: nobody told a head what to look at. Which of them could find out whether a word has"
                        + " just begun? Try a sentence in which the same word comes twice: is there a head that looks from the second"
                        + " to the first?");
    }

    private void check(String option, Integer value, int count) {
        if (value != null && (value < 0 || value >= count)) {
            throw new ParameterException(
                    spec.commandLine(), option + " must be 0 to " + (count - 1) + " for this model, not " + value);
        }
    }

    private int[] ids(LoadedModel loaded) {
        String known = Dataset.keepKnown(loaded.tokenizer(), text == null ? TEXT : text);
        int[] ids = loaded.tokenizer().encode(known);
        int context = loaded.model().config().contextLength();
        if (ids.length < FEWEST) {
            throw new UserError(
                    "The text has " + ids.length + " tokens that the model knows, but there must be at least " + FEWEST,
                    "Give a longer one with --text");
        }
        if (ids.length > context) {
            throw new UserError(
                    "The text has " + ids.length + " tokens, but the model's context holds only " + context,
                    "Shorten it with --text");
        }
        return ids;
    }

    private static void habits(Console console, String read, AttentionMaps maps) {
        console.section("What does each head look at?");
        console.say(
                "The model reads \"%s\". In each of its %d blocks, %d heads look from every token back over the ones"
                        + " before it. Each row says how a head shares out its attention on the whole: how much stays with the"
                        + " token itself, goes to the one before it, goes to the first of the text, and how many tokens back it"
                        + " looks on average.",
                Console.visible(read), maps.blocks(), maps.heads());
        console.blank();
        Table table = new Table("block", "head", "itself", "previous", "first", "tokens back", "");
        double longest = Math.max(1, maps.map(0, 0).length - 1);
        for (int b = 0; b < maps.blocks(); b++) {
            for (int h = 0; h < maps.heads(); h++) {
                AttentionMaps.Habit habit = maps.habit(b, h);
                table.row(
                        b,
                        h,
                        part(habit.itself()),
                        part(habit.previous()),
                        part(habit.first()),
                        part(habit.distance()),
                        console.bar(habit.distance() / longest, 20));
            }
        }
        console.table(table);
    }

    private static String part(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private static HeatMapGrid grid(AttentionMaps maps, List<String> tokens, Integer onlyBlock, Integer onlyHead) {
        HeatMapGrid grid = new HeatMapGrid(
                "Attention, head by head", "row: the token that looks; column: the token that is looked at", tokens);
        for (int b = 0; b < maps.blocks(); b++) {
            for (int h = 0; h < maps.heads(); h++) {
                if ((onlyBlock == null || onlyBlock == b) && (onlyHead == null || onlyHead == h)) {
                    grid.add("block " + b + ", head " + h, maps.map(b, h));
                }
            }
        }
        return grid;
    }
}
