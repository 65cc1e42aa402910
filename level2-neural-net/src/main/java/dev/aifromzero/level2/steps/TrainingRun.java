package dev.aifromzero.level2.steps;

import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.ProgressBar;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.level2.network.CharacterNetwork;
import dev.aifromzero.level2.network.CharacterTraining;
import dev.aifromzero.level2.network.CharacterTraining.Config;
import dev.aifromzero.level2.network.CharacterTraining.Point;
import dev.aifromzero.level2.network.PairCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A finished training with everything that the steps show of it.
 *
 * @param text what was learned from
 * @param config the settings
 * @param network the trained network
 * @param history the loss after every epoch, the untrained network first
 * @param samples texts that the network wrote on the way
 * @param seconds how long the training took
 */
record TrainingRun(
        PairCounts text,
        Config config,
        CharacterNetwork network,
        List<Point> history,
        List<Sample> samples,
        double seconds) {
    private static final Set<Integer> SAMPLED_EPOCHS = Set.of(0, 1, 5, 20, 50, 150);
    private static final int SAMPLE_LENGTH = 60;

    /**
     * A text that the network wrote.
     *
     * @param epoch after how many epochs
     * @param loss the loss at that moment, in nats a character
     * @param written the text, in one line
     */
    record Sample(int epoch, double loss, String written) {}

    /**
     * {@return a finished training}
     *
     * @throws UserError if the training blew up: its loss became infinite or not a number
     */
    static TrainingRun train(Lesson lesson, PairCounts text, Config config) {
        CharacterTraining training = new CharacterTraining(text, config, lesson.random());
        List<Sample> samples = new ArrayList<>();
        long started = System.nanoTime();
        List<Point> history;
        try (ProgressBar bar = lesson.console().progress("training", config.epochs())) {
            history = training.run(point -> {
                bar.update(point.epoch(), String.format(Locale.ROOT, "loss %.4f", point.loss()));
                boolean asked = SAMPLED_EPOCHS.contains(point.epoch()) || point.epoch() == config.epochs();
                if (asked && Double.isFinite(point.loss())) {
                    String written = write(lesson, training.network(), text, SAMPLE_LENGTH);
                    samples.add(new Sample(point.epoch(), point.loss(), written));
                }
            });
        }
        TrainingRun run = new TrainingRun(
                text, config, training.network(), history, samples, (System.nanoTime() - started) / 1e9);
        if (!Double.isFinite(run.lastLoss())) {
            throw new UserError(
                    "The training blew up after " + (history.size() - 1) + " epochs: the loss is no longer a number",
                    "Take a smaller --learning-rate than " + config.learningRate());
        }
        return run;
    }

    /** {@return a text of the network that begins like the training text; blanks at line ends made visible} */
    static String write(Lesson lesson, CharacterNetwork network, PairCounts text, int length) {
        int first = text.tokenizer().knows('T') ? text.tokenizer().encode("T")[0] : 0;
        String written = text.tokenizer().decode(network.generate(first, length, lesson.random()));
        return Console.visible(written).replace('␣', ' ');
    }

    double firstLoss() {
        return history.get(0).loss();
    }

    double lastLoss() {
        return history.get(history.size() - 1).loss();
    }
}
