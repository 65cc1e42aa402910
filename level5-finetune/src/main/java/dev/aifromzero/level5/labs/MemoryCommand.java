package dev.aifromzero.level5.labs;

import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.ProgressBar;
import dev.aifromzero.kit.console.Table;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level2.chart.BarChart;
import dev.aifromzero.level2.chart.LineChart;
import dev.aifromzero.level5.commands.DataChoice;
import dev.aifromzero.level5.commands.Level5Step;
import dev.aifromzero.level5.commands.OpenedModel;
import dev.aifromzero.level5.commands.TrainOptions;
import dev.aifromzero.level5.commands.UsualSettings;
import dev.aifromzero.level5.lora.LoraConfig;
import dev.aifromzero.level5.school.Fact;
import dev.aifromzero.level5.school.SchoolFacts;
import dev.aifromzero.level5.train.FineTuneConfig;
import dev.aifromzero.level5.train.Method;
import dev.aifromzero.level5.train.TrainingSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * How a model learns facts: with the epochs, with the number of wordings, and with the rank of the adapter.
 *
 * <p>Lesson: docs/level5.md, "Step 4: training".
 */
@Command(
        name = "memory",
        mixinStandardHelpOptions = true,
        description = "What decides how many facts a model remembers: epochs, phrasings, rank")
public final class MemoryCommand extends Level5Step {
    private static final String ALL = "all";
    private static final String EPOCHS = "epochs";
    private static final String PHRASINGS = "phrasings";
    private static final String RANKS = "ranks";
    private static final List<String> PARTS = List.of(EPOCHS, PHRASINGS, RANKS);
    private static final int[] PHRASING_COUNTS = {1, 2, 4, MemoryTrial.TIMES_AN_EPOCH};
    private static final int[] RANK_VALUES = {2, 8, 32};
    private static final int OTHERS = 40;
    private static final int FACTS = 60;
    private static final int FAST_FACTS = 20;
    /** The quizzes and the tests after each epoch take about half as long as the steps. */
    private static final double WITH_QUIZ = 1.5;

    @Option(names = "--part", paramLabel = "NAME", description = "epochs, phrasings, ranks or all (default: all)")
    private String part = ALL;

    @Option(names = "--facts", paramLabel = "N", description = "how many facts are learned (default: 60, fast: 20)")
    private Integer count;

    @Option(names = "--data", paramLabel = "FILE", description = "school facts to learn (default: science)")
    private Path data;

    @Option(
            names = "--others",
            paramLabel = "FILE",
            description = "school facts that are never trained on (default: geography)")
    private Path others;

    @Mixin
    private TrainOptions train = new TrainOptions();

    @Override
    public void run(Lesson lesson) throws Exception {
        int wanted = count == null ? lesson.fastOr(FAST_FACTS, FACTS) : count;
        fromOptions(() -> {
            if (!part.equals(ALL) && !PARTS.contains(part)) {
                throw new UserError("There is no part '" + part + "'", "Choose epochs, phrasings, ranks or all");
            }
            if (wanted < 1) {
                throw new UserError("The number of facts must be at least 1, not " + wanted, "Try 60");
            }
            return train.apply(UsualSettings.of(lesson, Method.LORA, 1));
        });
        Path file = data == null ? SchoolFacts.file("science") : data;
        List<Fact> learned = SchoolFacts.read(file).stream()
                .filter(fact -> !fact.heldout().isEmpty())
                .limit(wanted)
                .toList();
        if (learned.isEmpty()) {
            throw new UserError("The facts have no held-out questions", "Add a few to the field heldout");
        }
        List<Fact> never = SchoolFacts.read(others == null ? SchoolFacts.file("geography") : others).stream()
                .limit(OTHERS)
                .toList();
        Console console = lesson.console();
        console.section("Lab: what a model remembers");
        try (OpenedModel opened = open(lesson)) {
            int width = opened.base().config().embeddingDim();
            MemoryTrial trial = new MemoryTrial(
                    opened,
                    settings(lesson, file, width),
                    learned,
                    never,
                    lesson.out().resolve("memory"));
            LoraConfig usual = UsualSettings.lora(width);
            announce(console, trial, usual);
            if (wants(EPOCHS)) {
                epochs(lesson, trial, usual);
            }
            if (wants(PHRASINGS)) {
                phrasings(lesson, trial, usual);
            }
            if (wants(RANKS)) {
                ranks(lesson, trial, usual);
            }
        }
        console.say(
                "Think about it: which of the three would you change first, if your own facts were not remembered?");
    }

    private boolean wants(String name) {
        return part.equals(ALL) || part.equals(name);
    }

    /** All epochs are run, so that all trainings are equally long. */
    private TrainingSettings settings(Lesson lesson, Path file, int width) {
        FineTuneConfig config = train.apply(UsualSettings.of(lesson, Method.LORA, width));
        return settings(
                Method.LORA,
                UsualSettings.lora(width),
                config.withPatience(config.epochs()),
                DataChoice.standard(lesson).with(file));
    }

    private void announce(Console console, MemoryTrial trial, LoraConfig usual) {
        int runs = (wants(EPOCHS) ? 1 : 0)
                + (wants(PHRASINGS) ? PHRASING_COUNTS.length : 0)
                + (wants(RANKS) ? RANK_VALUES.length : 0);
        double seconds = runs * WITH_QUIZ * trial.secondsOfTraining(usual);
        console.say(
                "An adapter learns %d facts, each shown %d times an epoch. Then it is asked once for each fact in words"
                        + " that it never learned from. %d %s of %d epochs: roughly %s.",
                trial.facts().size(),
                MemoryTrial.TIMES_AN_EPOCH,
                runs,
                runs == 1 ? "training" : "trainings",
                trial.usual().config().epochs(),
                seconds < 90
                        ? String.format(Locale.ROOT, "%.0f seconds", Math.max(1, seconds))
                        : String.format(Locale.ROOT, "%.0f minutes", seconds / 60));
        console.blank();
    }

    private static void epochs(Lesson lesson, MemoryTrial trial, LoraConfig usual) throws IOException {
        MemoryTrial.Outcome outcome = run(lesson, trial, EPOCHS, MemoryTrial.TIMES_AN_EPOCH, usual, true);
        Table table = new Table("Epoch", "Right", "Loss on them", "Loss on other facts");
        for (MemoryTrial.Point point : outcome.points()) {
            table.row(
                    point.epoch() == 0 ? "base" : Integer.toString(point.epoch()),
                    percent(point.right()),
                    loss(point.heldOutLoss()),
                    loss(point.othersLoss()));
        }
        LineChart chart = new LineChart("Facts learned, and facts never shown", "epoch", "nats per token; part right")
                .add(
                        "loss, learned facts in new words",
                        column(outcome, MemoryTrial.Point::epoch),
                        column(outcome, MemoryTrial.Point::heldOutLoss));
        if (outcome.points().stream().noneMatch(point -> Double.isNaN(point.othersLoss()))) {
            chart.add(
                    "loss, facts never shown",
                    column(outcome, MemoryTrial.Point::epoch),
                    column(outcome, MemoryTrial.Point::othersLoss));
        }
        chart.add(
                "answered right (0 to 1)",
                column(outcome, MemoryTrial.Point::epoch),
                column(outcome, MemoryTrial.Point::right));
        Path png = lesson.out().resolve("memory-epochs.png");
        chart.savePng(png);
        show(
                lesson.console(),
                "With the epochs. The losses are in nats per answer token. \"Other facts\" are of a subject that was"
                        + " never trained on, in the same form: what falls there is only what the form gives.",
                table,
                png);
    }

    private static double[] column(MemoryTrial.Outcome outcome, ToDoubleFunction<MemoryTrial.Point> value) {
        return outcome.points().stream().mapToDouble(value).toArray();
    }

    private static void phrasings(Lesson lesson, MemoryTrial trial, LoraConfig usual) throws IOException {
        Map<String, MemoryTrial.Outcome> outcomes = new LinkedHashMap<>();
        for (int phrasings : PHRASING_COUNTS) {
            String name = phrasings == 1 ? "1 phrasing" : phrasings + " phrasings";
            outcomes.put(name, run(lesson, trial, name, phrasings, usual, false));
        }
        last(
                lesson,
                "Phrasings",
                outcomes,
                "With the number of phrasings. Each fact was shown equally often, in one wording again and again or in"
                        + " several.");
    }

    private static void ranks(Lesson lesson, MemoryTrial trial, LoraConfig usual) throws IOException {
        Map<String, MemoryTrial.Outcome> outcomes = new LinkedHashMap<>();
        for (int rank : RANK_VALUES) {
            LoraConfig shape = new LoraConfig(rank, usual.scaling() * rank, usual.dropout(), usual.targets());
            String name = "rank " + rank;
            outcomes.put(name, run(lesson, trial, name, MemoryTrial.TIMES_AN_EPOCH, shape, false));
        }
        last(
                lesson,
                "Ranks",
                outcomes,
                "With the rank: the width of the adapter's narrow place, so how much it can hold.");
    }

    private static MemoryTrial.Outcome run(
            Lesson lesson, MemoryTrial trial, String name, int phrasings, LoraConfig shape, boolean eachEpoch)
            throws IOException {
        int steps = trial.usual().config().epochs()
                * trial.usual().config().stepsAnEpoch(trial.facts().size() * MemoryTrial.TIMES_AN_EPOCH);
        MemoryTrial.Outcome outcome;
        try (ProgressBar bar = lesson.console().progress(name, steps)) {
            outcome = trial.run(name.replace(' ', '-'), phrasings, shape, eachEpoch, bar);
        }
        lesson.console()
                .line(
                        "%-12s %s right, loss on them %s, %.0f s",
                        name,
                        percent(outcome.last().right()),
                        loss(outcome.last().heldOutLoss()),
                        outcome.seconds());
        return outcome;
    }

    private static void last(Lesson lesson, String heading, Map<String, MemoryTrial.Outcome> outcomes, String words)
            throws IOException {
        Table table = new Table(heading, "Right", "Loss on them");
        outcomes.forEach((name, outcome) -> table.row(
                name, percent(outcome.last().right()), loss(outcome.last().heldOutLoss())));
        Path png = lesson.out().resolve("memory-" + heading.toLowerCase(Locale.ROOT) + ".png");
        new BarChart(
                        "Facts remembered, asked in new words",
                        heading.toLowerCase(Locale.ROOT),
                        "right answers, percent",
                        List.copyOf(outcomes.keySet()),
                        outcomes.values().stream()
                                .mapToDouble(outcome -> 100 * outcome.last().right())
                                .toArray())
                .savePng(png);
        show(lesson.console(), words, table, png);
    }

    private static void show(Console console, String words, Table table, Path png) {
        console.blank();
        console.say(words);
        console.blank();
        console.table(table);
        console.blank();
        console.line("Picture: %s", ProjectPaths.display(png));
        console.blank();
    }

    private static String percent(double part) {
        return String.format(Locale.ROOT, "%5.0f%%", 100 * part);
    }

    private static String loss(double nats) {
        return Double.isNaN(nats) ? "–" : String.format(Locale.ROOT, "%.3f", nats);
    }
}
