package dev.aifromzero.level4.commands;

import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.cli.Step;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.ProgressBar;
import dev.aifromzero.kit.console.Table;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level2.chart.BarChart;
import dev.aifromzero.level4.data.large.DataFiles;
import dev.aifromzero.level4.evaluate.HeldOutPage;
import dev.aifromzero.level4.train.TimedTraining;
import dev.aifromzero.level4.train.TrainingConfig;
import dev.aifromzero.level4.train.TrainingListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * What each improvement is worth: one training for each, all equally long.
 *
 * <p>Lesson: docs/level4.md, "What each improvement is worth".
 */
@Command(
        name = "improvements",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "From the plain GPT-2 to the lesson's recipe: what is each change worth at equal time?")
public final class ImprovementsCommand extends Step {
    private static final String PICTURE = "improvements.png";
    private static final double SECONDS_PER_MINUTE = 60;

    @Option(
            names = "--minutes",
            paramLabel = "M",
            description = "how long each training takes (default: 1; 0.25 with --fast)")
    private Double minutes;

    @Option(
            names = "--data",
            paramLabel = "FILE",
            arity = "1..*",
            description = "text files, or folders of .txt and .md files (default: data/stories.txt)")
    private List<Path> data = List.of();

    @Spec
    private CommandSpec spec;

    @Override
    public void run(Lesson lesson) throws Exception {
        double each = minutes != null ? minutes : lesson.fast() ? 0.25 : 1;
        if (!(each > 0 && each <= 1000)) {
            throw new ParameterException(spec.commandLine(), "--minutes must be above 0 and at most 1000, not " + each);
        }
        Console console = lesson.console();
        List<String> names = Improvement.names();
        console.section("What each improvement is worth");
        console.say(
                "%d trainings, each %s minutes long, each with one change more than the one before. The same text, the same"
                        + " seed, the same held-out page.",
                names.size(), each);
        console.blank();
        List<Path> files = data.isEmpty() ? List.of(ProjectPaths.data("stories.txt")) : data;
        TimedTraining training = new TimedTraining(
                DataFiles.of(files, false, null), lesson.out().resolve("improvements"), HeldOutPage.read());
        List<TimedTraining.Result> results = new ArrayList<>();
        for (int changes = 0; changes < names.size(); changes++) {
            TrainingConfig recipe = Improvement.recipe(changes, lesson.seed());
            results.add(run(console, names.get(changes), training, recipe, each * SECONDS_PER_MINUTE));
        }
        show(console, names, results);
        BarChart chart = new BarChart(
                String.format(Locale.ROOT, "The held-out page after %s minutes each (lower is better)", each),
                "recipe",
                "nats per character",
                names,
                results.stream()
                        .mapToDouble(TimedTraining.Result::natsPerCharacter)
                        .toArray());
        Path picture = lesson.out().resolve(PICTURE);
        chart.savePng(picture);
        console.blank();
        console.line("As a picture: %s", ProjectPaths.display(picture));
    }

    private static TimedTraining.Result run(
            Console console, String name, TimedTraining training, TrainingConfig recipe, double seconds)
            throws IOException {
        long from = System.nanoTime();
        try (ProgressBar bar = console.progress(name, (int) Math.ceil(seconds))) {
            return training.run(recipe, seconds, new TrainingListener() {
                @Override
                public void onStep(int step, double loss, double tokensPerSecond) {
                    int passed = (int) Math.min(seconds, (System.nanoTime() - from) / 1e9);
                    bar.update(passed, String.format(Locale.ROOT, "step %d, loss %.3f", step, loss));
                }
            });
        }
    }

    private static void show(Console console, List<String> names, List<TimedTraining.Result> results) {
        Table table = new Table("recipe", "steps", "seconds", "nats per character", "better by");
        for (int i = 0; i < results.size(); i++) {
            TimedTraining.Result result = results.get(i);
            table.row(
                    names.get(i),
                    result.steps(),
                    String.format(Locale.ROOT, "%.0f", result.seconds()),
                    result.natsPerCharacter(),
                    i == 0
                            ? ""
                            : String.format(
                                    Locale.ROOT,
                                    "%+.3f",
                                    results.get(i - 1).natsPerCharacter() - result.natsPerCharacter()));
        }
        console.table(table);
    }
}
