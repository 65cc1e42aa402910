package dev.aifromzero.level2.labs;

import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.console.ProgressBar;
import dev.aifromzero.kit.console.Table;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level2.chart.LineChart;
import dev.aifromzero.level2.network.CharacterTraining;
import dev.aifromzero.level2.network.CharacterTraining.Config;
import dev.aifromzero.level2.network.CharacterTraining.Point;
import dev.aifromzero.level2.network.PairCounts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Several trainings from the same start, in which one setting differs: a table and one picture with all curves.
 *
 * @param text what all of them learn from
 * @param trials the trainings
 */
record Experiment(PairCounts text, List<Trial> trials) {
    static final String EPOCH_LABEL = "epoch (passes over the text)";
    static final String LOSS_LABEL = "loss (nats a character)";
    private static final double NEAR = 1.05;
    private static final double HUGE = 1e4;

    /**
     * One training.
     *
     * @param name what is different in it, e.g. "2 hidden"
     * @param config its settings
     */
    record Trial(String name, Config config) {}

    /** Trains all, shows the table and the curves, and saves the picture. */
    void run(Lesson lesson, String title, Path picture) throws IOException {
        double floor = text.entropyFloor();
        LineChart chart =
                new LineChart(title, EPOCH_LABEL, LOSS_LABEL).yRange(floor * 0.9, Math.log(text.vocabSize()) * 1.25);
        Table table = new Table("Setting", "weights", "loss at the end", "above floor", "near the floor after");
        for (Trial trial : trials) {
            CharacterTraining training = new CharacterTraining(text, trial.config(), lesson.random());
            List<Point> history = train(lesson, trial, training);
            chart.add(trial.name(), epochs(history), losses(history));
            double last = history.get(history.size() - 1).loss();
            table.row(
                    trial.name(),
                    training.network().parameterCount(),
                    loss(last),
                    above(last, floor),
                    nearAfter(history, floor));
        }
        chart.add("floor", new double[] {0, trials.get(0).config().epochs()}, new double[] {floor, floor});
        lesson.console().table(table);
        lesson.console().blank();
        lesson.console().say("The floor of this text is %.4f nats; near means at most 5%% above it.", floor);
        lesson.console().blank();
        save(lesson, chart, picture);
    }

    private static List<Point> train(Lesson lesson, Trial trial, CharacterTraining training) {
        try (ProgressBar bar =
                lesson.console().progress(trial.name(), trial.config().epochs())) {
            return training.run(
                    point -> bar.update(point.epoch(), String.format(Locale.ROOT, "loss %.4f", point.loss())));
        }
    }

    static void save(Lesson lesson, LineChart chart, Path picture) throws IOException {
        chart.show(lesson.console());
        chart.savePng(picture);
        lesson.console().line("Saved as %s", ProjectPaths.display(picture));
    }

    /** {@return the loss as a table cell} */
    static Object loss(double last) {
        if (!Double.isFinite(last)) {
            return "blew up";
        }
        return last < HUGE ? last : String.format(Locale.ROOT, "%.1e", last);
    }

    private static String above(double last, double floor) {
        boolean known = last < HUGE && floor > 0;
        return known ? String.format(Locale.ROOT, "%.1f%%", 100 * (last / floor - 1)) : "–";
    }

    private static String nearAfter(List<Point> history, double floor) {
        return history.stream()
                .filter(point -> point.loss() <= floor * NEAR)
                .findFirst()
                .map(point -> point.epoch() + " epochs")
                .orElse("never");
    }

    static double[] epochs(List<Point> history) {
        return history.stream().mapToDouble(Point::epoch).toArray();
    }

    static double[] losses(List<Point> history) {
        return history.stream().mapToDouble(Point::loss).toArray();
    }
}
