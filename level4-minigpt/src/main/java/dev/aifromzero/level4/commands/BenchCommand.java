package dev.aifromzero.level4.commands;

import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.cli.Step;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.Table;
import dev.aifromzero.level3.model.Initializer;
import dev.aifromzero.level3.tensor.TensorEngine;
import dev.aifromzero.level4.bench.StepBench;
import dev.aifromzero.level4.bench.WritingBench;
import dev.aifromzero.level4.fast.Precision;
import dev.aifromzero.level4.train.Preset;
import dev.aifromzero.level4.train.TrainingConfig;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Measures this machine: a training step in each precision, and writing with and without a cache.
 *
 * <p>Lesson: docs/level4.md, "Commands".
 */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "How fast is this machine? A training step in each precision, and writing with and without a cache.")
public final class BenchCommand extends Step {
    private static final int VOCABULARY = 65;
    /** Writing a token takes a thousandth of a training step's time and is measured more often. */
    private static final int MORE_OFTEN = 5;

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            converter = PresetName.class,
            description = "the recipe to measure (default: book; lesson with --fast)")
    private Preset preset;

    @Option(names = "--threads", paramLabel = "N", description = "threads that PyTorch may use (default: all cores)")
    private Integer threads;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "how often each is measured (default: 7; 3 with --fast)")
    private Integer rounds;

    @Option(
            names = "--python",
            paramLabel = "PYTHON",
            description = "also measure the same step in this Python's PyTorch, in turn")
    private String python;

    @Option(names = "--json", description = "only one JSON object on standard output, for programs")
    private boolean json;

    @Mixin
    private ModelOption model = new ModelOption();

    @Mixin
    private TrainingOptions options = new TrainingOptions();

    @Spec
    private CommandSpec spec;

    @Override
    public void run(Lesson lesson) throws Exception {
        Preset recipe = preset != null ? preset : lesson.fast() ? Preset.CHARACTERS : Preset.BOOK;
        TrainingConfig config = options.apply(recipe.config(lesson.seed()));
        int times = atLeastOne("--rounds", rounds != null ? rounds : Integer.valueOf(lesson.fastOr(3, 7)));
        try (NDManager root = model.newRoot()) {
            if (threads != null) {
                JniUtils.setNumThreads(atLeastOne("--threads", threads));
            }
            if (!json) {
                open(lesson.console(), recipe);
            }
            StepBench.Result steps = stepBench(config, root).run(times);
            WritingBench.Result writing = new WritingBench(
                            Initializer.model(config.model(VOCABULARY), root, lesson.seed()))
                    .run(times * MORE_OFTEN);
            if (json) {
                lesson.console().line(toJson(config, steps, writing));
            } else {
                show(lesson.console(), config, steps, writing);
            }
        }
    }

    private int atLeastOne(String option, int value) {
        if (value < 1) {
            throw new ParameterException(spec.commandLine(), option + " must be at least 1, not " + value);
        }
        return value;
    }

    private StepBench stepBench(TrainingConfig config, NDManager root) {
        StepBench bench = new StepBench(config, VOCABULARY, root);
        if (Precision.BF16.orNearest(root) == Precision.BF16) {
            bench.add(Precision.BF16);
        }
        bench.add(Precision.FUSED).add(Precision.FLOAT32);
        return python == null ? bench : bench.addPython(python, JniUtils.getNumThreads());
    }

    private void open(Console console, Preset recipe) {
        console.section("How fast is this machine?");
        console.say(
                "%s with %d thread(s), the recipe '%s' on random text of %d characters. Everything is measured in turn;"
                        + " medians count. This takes a while.",
                TensorEngine.version(), JniUtils.getNumThreads(), recipe, VOCABULARY);
        console.blank();
    }

    private void show(Console console, TrainingConfig config, StepBench.Result steps, WritingBench.Result writing) {
        double float32 = steps.seconds().get(Precision.FLOAT32.toString());
        Table table = new Table("a training step", "ms", "tokens/s", "of float32", "of rate", "peak MB");
        steps.seconds()
                .forEach((name, seconds) -> table.row(
                        name,
                        text("%.0f", seconds * 1e3),
                        text("%,.0f", config.tokensPerStep() / seconds),
                        text("%.2f", seconds / float32),
                        text("%.0f %%", steps.share().get(name) * 100),
                        steps.peakMemory().containsKey(name)
                                ? text("%,.0f", steps.peakMemory().get(name) / 1e6)
                                : ""));
        console.table(table);
        console.blank();
        console.say(
                "'of rate': a step's matrix products against what the machine reaches in one large float32 product, %.0f"
                        + " GFLOP a second. 'peak MB': all memory of this program up to the first step of this row.",
                steps.rate() / 1e9);
        console.blank();
        console.table(new Table("writing token " + (writing.window() + 1), "tokens/s")
                .row("with the cache", text("%.0f", 1 / writing.cachedSeconds()))
                .row("computing the window again", text("%.0f", 1 / writing.naiveSeconds()))
                .row("the cache is faster by", text("%.1f times", writing.gain())));
        if (!steps.seconds().containsKey(Precision.BF16.toString())) {
            console.say("This processor has no fast arithmetic for bf16, so that row is missing.");
        }
    }

    private static String toJson(TrainingConfig config, StepBench.Result steps, WritingBench.Result writing)
            throws java.io.IOException {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode node = mapper.createObjectNode();
        node.put("threads", JniUtils.getNumThreads()).put("tokens_per_step", config.tokensPerStep());
        StepBench.write(steps, node);
        node.withObject("/writing")
                .put("window", writing.window())
                .put("cached_seconds", writing.cachedSeconds())
                .put("naive_seconds", writing.naiveSeconds())
                .put("gain", writing.gain());
        return mapper.writeValueAsString(node);
    }

    private static String text(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
