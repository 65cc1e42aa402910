package dev.aifromzero.level4.commands;

import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.DisplayWidth;
import dev.aifromzero.kit.console.ProgressBar;
import dev.aifromzero.kit.console.Style;
import dev.aifromzero.level1.sampling.SamplingConfig;
import dev.aifromzero.level1.text.CharTokenizer;
import dev.aifromzero.level1.text.Tokenizer;
import dev.aifromzero.level2.chart.LineChart;
import dev.aifromzero.level4.data.Documents;
import dev.aifromzero.level4.evaluate.CopyCheck;
import dev.aifromzero.level4.generate.GenerationConfig;
import dev.aifromzero.level4.generate.TextGenerator;
import dev.aifromzero.level4.generate.TokenListener;
import dev.aifromzero.level4.train.Metrics;
import dev.aifromzero.level4.train.TrainingListener;
import dev.aifromzero.level4.train.TrainingSetup;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/** Shows a training: a bar that moves, and a line with a sample at each evaluation. */
final class TrainingView implements TrainingListener {
    private static final int SAMPLE_CHARACTERS = 160;
    /** Enough for the line, also where the tokens are short. */
    private static final int SAMPLE_TOKENS = 80;

    private static final double SAMPLE_TEMPERATURE = 0.7;

    private final Console console;
    private final ProgressBar bar;
    private final TrainingSetup setup;
    private final Tokenizer tokenizer;
    private final int[] prompt;
    private final String training;
    private BooleanSupplier hurry = () -> false;

    TrainingView(Console console, ProgressBar bar, TrainingSetup setup) {
        this.console = console;
        this.bar = bar;
        this.setup = setup;
        this.tokenizer = setup.data().tokenizer();
        this.prompt = setup.data().validation().first(1);
        this.training = CopyCheck.readable(tokenizer, setup.data().train());
    }

    /** Cuts a sample short as soon as this says so. */
    void hurryWhen(BooleanSupplier condition) {
        hurry = condition;
    }

    @Override
    public void onStep(int step, double loss, double tokensPerSecond) {
        bar.update(step, String.format(Locale.ROOT, "loss %.3f, %,.0f tokens/s", loss, tokensPerSecond));
    }

    @Override
    public void onEvaluation(Metrics metrics, boolean best) {
        String train =
                metrics.trainLoss() == null ? "     –" : String.format(Locale.ROOT, "%6.3f", metrics.trainLoss());
        bar.line(String.format(
                Locale.ROOT,
                "step %5d   train %s   validation %6.3f%s",
                metrics.step(),
                train,
                metrics.validationLoss(),
                best ? console.paint(Style.GREEN, "   best so far, kept") : ""));
        String sample = sample();
        String copied = copied(sample);
        String shown = Console.visible(sample).replace('␣', ' ');
        int room = console.width() - 6 - copied.length();
        bar.line(
                console.paint(Style.DIM, "    " + DisplayWidth.padRight(DisplayWidth.fit(shown, room), room) + copied));
    }

    /** How much of a sample the model has learned by heart. */
    private String copied(String sample) {
        return String.format(
                Locale.ROOT, "  %3.0f%% copied", CopyCheck.of(sample, training).copiedFraction() * 100);
    }

    /** The same chance each time, so that the samples differ by what was learned and by nothing else. */
    private String sample() {
        int[] ids = new TextGenerator(setup.model())
                .generate(
                        prompt,
                        new GenerationConfig(
                                tokenizer instanceof CharTokenizer ? SAMPLE_CHARACTERS : SAMPLE_TOKENS,
                                SamplingConfig.defaults().withTemperature(SAMPLE_TEMPERATURE),
                                id -> hurry.getAsBoolean()),
                        new SplittableRandom(setup.config().seed()),
                        TokenListener.SILENT);
        String text = Documents.readable(tokenizer, ids);
        return text.substring(
                0, text.offsetByCodePoints(0, Math.min(SAMPLE_CHARACTERS, text.codePointCount(0, text.length()))));
    }

    /**
     * {@return the loss curves of a training}
     *
     * <p>A training loss is a mean over the steps since the evaluation before; it stands in the middle between the two.
     */
    static LineChart chart(List<Metrics> entries, String unit) {
        List<Metrics> trained =
                entries.stream().filter(entry -> entry.trainLoss() != null).toList();
        double[] middles = new double[trained.size()];
        for (int i = 0; i < middles.length; i++) {
            middles[i] =
                    (trained.get(i).step() + (i == 0 ? 0 : trained.get(i - 1).step())) / 2.0;
        }
        return new LineChart("Mini-GPT: loss during training", "steps", "loss (nats a " + unit + ")")
                .add(
                        "training batches",
                        middles,
                        trained.stream().mapToDouble(Metrics::trainLoss).toArray())
                .add(
                        "validation text",
                        entries.stream().mapToDouble(Metrics::step).toArray(),
                        entries.stream().mapToDouble(Metrics::validationLoss).toArray());
    }
}
