package dev.aifromzero.level5.commands;

import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.Table;
import dev.aifromzero.level3.tensor.TensorEngine;
import dev.aifromzero.level4.fast.Precision;
import dev.aifromzero.level5.bench.FineTuneBench;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Measures a LoRA step and generation on a model of DistilGPT-2's size.
 *
 * <p>Lesson: docs/level5.md, "Merging, and other programs".
 */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "How fast is this machine? A LoRA step in each precision, and writing, at DistilGPT-2's size.")
public final class BenchCommand extends Level5Step {
    @Option(names = "--threads", paramLabel = "N", description = "threads that PyTorch may use (default: all cores)")
    private Integer threads;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "how often each is measured (default: 5; 1 with --fast)")
    private Integer rounds;

    @Option(
            names = "--python",
            paramLabel = "PYTHON",
            description = "also measure the same in this Python's PyTorch, in turn")
    private String python;

    @Option(names = "--json", description = "only one JSON object on standard output, for programs")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public void run(Lesson lesson) throws Exception {
        Console console = lesson.console();
        int times = atLeastOne("--rounds", rounds != null ? rounds : Integer.valueOf(lesson.fastOr(1, 5)));
        try (NDManager root = TensorEngine.newRoot(choice().device())) {
            if (threads != null) {
                JniUtils.setNumThreads(atLeastOne("--threads", threads));
            }
            TensorEngine.seed(lesson.seed());
            if (!json) {
                console.section("How fast is this machine?");
                console.say(
                        "%s with %d thread(s); a model of DistilGPT-2's size with random weights, LoRA of rank 8 on"
                                + " c_attn, 4 × 256 tokens a step. Everything is measured in turn; medians count. This takes"
                                + " a while.",
                        TensorEngine.version(), JniUtils.getNumThreads());
                console.blank();
            }
            FineTuneBench bench = FineTuneBench.distil(root);
            if (Precision.BF16.orNearest(root) == Precision.BF16) {
                bench.add(Precision.BF16);
            }
            bench.add(Precision.FUSED).add(Precision.FLOAT32);
            if (python != null) {
                bench.addPython(python, JniUtils.getNumThreads());
            }
            FineTuneBench.Result result = bench.run(times);
            if (json) {
                console.line(toJson(result));
            } else {
                show(console, result);
            }
        }
    }

    private int atLeastOne(String option, int value) {
        if (value < 1) {
            throw new ParameterException(spec.commandLine(), option + " must be at least 1, not " + value);
        }
        return value;
    }

    private static void show(Console console, FineTuneBench.Result result) {
        double float32 = result.stepSeconds().get(Precision.FLOAT32.toString());
        Table steps = new Table("a LoRA step", "ms", "of float32", "peak MB");
        result.stepSeconds()
                .forEach((name, seconds) -> steps.row(
                        name,
                        text("%,.0f", seconds * 1e3),
                        text("%.2f", seconds / float32),
                        result.peakMemory().containsKey(name)
                                ? text("%,.0f", result.peakMemory().get(name) / 1e6)
                                : ""));
        console.table(steps);
        console.blank();
        console.say("'peak MB': all memory of this program up to the first step of this row.");
        console.blank();
        Table writing = new Table("writing with the cache", "tokens/s");
        result.tokenSeconds().forEach((name, seconds) -> writing.row(name, text("%.1f", 1 / seconds)));
        console.table(writing);
    }

    private static String toJson(FineTuneBench.Result result) throws java.io.IOException {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode node = mapper.createObjectNode().put("threads", JniUtils.getNumThreads());
        result.stepSeconds()
                .forEach((name, value) -> node.withObject("/step_seconds").put(name, value));
        result.peakMemory()
                .forEach((name, value) -> node.withObject("/peak_memory_bytes").put(name, value));
        result.tokenSeconds()
                .forEach((name, value) -> node.withObject("/token_seconds").put(name, value));
        return mapper.writeValueAsString(node);
    }

    private static String text(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
