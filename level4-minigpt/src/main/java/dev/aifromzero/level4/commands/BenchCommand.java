package dev.aifromzero.level4.commands;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.aifromzero.level1.cli.Lesson;
import dev.aifromzero.level1.cli.Step;
import dev.aifromzero.level1.console.Console;
import dev.aifromzero.level1.console.Table;
import dev.aifromzero.level1.sampling.SamplingConfig;
import dev.aifromzero.level3.attention.Pass;
import dev.aifromzero.level3.model.Initializer;
import dev.aifromzero.level3.model.Transformer;
import dev.aifromzero.level3.tensor.Scope;
import dev.aifromzero.level3.tensor.TensorEngine;
import dev.aifromzero.level4.data.BatchSource;
import dev.aifromzero.level4.data.Tokens;
import dev.aifromzero.level4.generate.GenerationConfig;
import dev.aifromzero.level4.generate.TextGenerator;
import dev.aifromzero.level4.generate.TokenListener;
import dev.aifromzero.level4.train.Preset;
import dev.aifromzero.level4.train.StepTimer;
import dev.aifromzero.level4.train.TrainingConfig;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntConsumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures this machine: multiplication of matrices, a training step, and generation with and without a cache. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "How fast is this machine? A training step, and generation with and without a cache.")
public final class BenchCommand extends Step {
    private static final int VOCABULARY = 65;
    private static final int MATRIX = 1024;
    private static final int TIMES = 5;

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            converter = PresetName.class,
            description = "the recipe to measure (default: lesson)")
    private Preset preset = Preset.LESSON;

    @Mixin
    private ModelOption model = new ModelOption();

    @Mixin
    private TrainingOptions options = new TrainingOptions();

    @Override
    public void run(Lesson lesson) throws Exception {
        Console console = lesson.console();
        TrainingConfig config = options.apply(preset.config(lesson.seed()));
        console.section("How fast is this machine?");
        console.say("%s, %s, random text of %d characters.", TensorEngine.version(), preset + " preset", VOCABULARY);
        console.blank();
        try (NDManager root = model.newRoot()) {
            Transformer gpt = Initializer.model(config.model(VOCABULARY), root, lesson.seed());
            int length = config.contextLength();
            int[] text = lesson.random().ints(20L * length, 0, VOCABULARY).toArray();
            double matrixRate = matrixRate(root);
            double step = median(StepTimer.of(gpt, new BatchSource(Tokens.of(text), length, 1), config), TIMES);
            int[] window = Arrays.copyOf(text, 1);
            double cached = median(i -> cached(gpt, window, length - 1), 3);
            double naive = median(i -> naive(gpt, text, length - 1), 1);
            double operations = 6.0 * gpt.parameters().count() * config.tokensPerStep();
            console.table(new Table("what", "measured")
                    .row("matrix product 1024 × 1024", text("%.1f GFLOP a second", matrixRate / 1e9))
                    .row("training step", text("%.0f ms", step * 1e3))
                    .row("training", text("%,.0f tokens a second", config.tokensPerStep() / step))
                    .row("share of the matrix rate", text("%.0f %%", operations / step / matrixRate * 100))
                    .row("writing a window, with the cache", text("%.0f tokens a second", (length - 1) / cached))
                    .row("writing a window, without", text("%.0f tokens a second", (length - 1) / naive))
                    .row("the cache is", text("%.1f times as fast", naive / cached)));
        }
    }

    private static String text(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }

    /** Floating-point operations a second in a large product: what the machine can do at best. */
    private static double matrixRate(NDManager root) {
        try (NDManager manager = root.newSubManager()) {
            NDArray a = manager.ones(new Shape(MATRIX, MATRIX), DataType.FLOAT32);
            double seconds = median(
                    i -> {
                        try (NDArray product = a.matMul(a)) {
                            product.getFloat(0, 0); // waits until it is there
                        }
                    },
                    TIMES);
            return 2.0 * MATRIX * MATRIX * MATRIX / seconds;
        }
    }

    private static void cached(Transformer gpt, int[] prompt, int count) {
        new TextGenerator(gpt)
                .generate(prompt, new GenerationConfig(count, SamplingConfig.greedy()), null, TokenListener.SILENT);
    }

    private static void naive(Transformer gpt, int[] text, int count) {
        for (int length = 1; length <= count; length++) {
            try (Scope scope = new Scope(gpt.parameters().manager())) {
                long[] ids = Arrays.stream(text, 0, length).asLongStream().toArray();
                gpt.forward(scope.manager().create(ids, new Shape(1, length)), Pass.inference()).toFloatArray();
            }
        }
    }

    private static double median(IntConsumer work, int times) {
        work.accept(0); // the first time warms up caches and the JVM
        double[] seconds = new double[times];
        for (int i = 0; i < times; i++) {
            long from = System.nanoTime();
            work.accept(i + 1);
            seconds[i] = (System.nanoTime() - from) / 1e9;
        }
        Arrays.sort(seconds);
        return seconds[times / 2];
    }
}
