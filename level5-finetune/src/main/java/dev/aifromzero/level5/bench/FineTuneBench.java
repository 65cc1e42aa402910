package dev.aifromzero.level5.bench;

import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.databind.JsonNode;
import dev.aifromzero.level3.config.TransformerConfig;
import dev.aifromzero.level3.model.Transformer;
import dev.aifromzero.level4.bench.Machine;
import dev.aifromzero.level4.bench.PythonScript;
import dev.aifromzero.level4.bench.Rounds;
import dev.aifromzero.level4.fast.Precision;
import dev.aifromzero.level5.data.Batch;
import dev.aifromzero.level5.data.LossOn;
import dev.aifromzero.level5.lora.LoraAdapter;
import dev.aifromzero.level5.lora.LoraConfig;
import dev.aifromzero.level5.train.FineTuneConfig;
import dev.aifromzero.level5.train.FineTuner;
import dev.aifromzero.level5.train.LoraTuning;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;

/**
 * Times a LoRA step (rank 8 on {@code c_attn}, every token learned) in each precision, and the writing of a token with a
 * cache, on a model with random weights.
 */
public final class FineTuneBench {
    private static final String SCRIPT = "level5-finetune/src/test/python/bench_lora.py";
    private static final String PYTHON = "Python";
    private static final String PYTHON_TUNED = "Python, our memory settings";
    private static final String OURS = "ours";
    private static final int SEED = 1;
    private static final int PYTHON_STEPS = 1;

    private final TransformerConfig config;
    private final int batchSize;
    private final int length;
    private final NDManager root;
    private final Transformer base;
    private final Rounds steps = new Rounds();
    private final Rounds writing = new Rounds();
    private final Map<String, Long> memory = new LinkedHashMap<>();

    /**
     * What was measured.
     *
     * @param stepSeconds a step's median time, by what was measured
     * @param peakMemory the process's most memory in bytes after the first step of each of ours; Python's own
     * @param tokenSeconds the median time of writing a token, by what was measured
     */
    public record Result(
            Map<String, Double> stepSeconds, Map<String, Long> peakMemory, Map<String, Double> tokenSeconds) {}

    /**
     * A bench with batches of this many rows and tokens.
     *
     * @param config the model's size
     * @param batchSize B, examples of a batch
     * @param length T, tokens of an example, at most the context length
     * @param root where the models and the optimizers' means live
     */
    public FineTuneBench(TransformerConfig config, int batchSize, int length, NDManager root) {
        this.config = config;
        this.batchSize = batchSize;
        this.length = length;
        this.root = root;
        base = RandomGpt2.create(config, root);
        writing.add(OURS, new CachedWriting(base)::secondsPerToken);
    }

    /**
     * {@return a bench of DistilGPT-2's size with batches of 4 × 256 tokens}
     *
     * @param root where the models and the optimizers' means live
     */
    public static FineTuneBench distil(NDManager root) {
        return new FineTuneBench(RandomGpt2.distil(), 4, 256, root);
    }

    /**
     * Adds the steps of a precision. The sparing ones should come first: memory is counted from the process's start.
     *
     * @param precision in which numbers and by which operations the steps are computed
     * @return this bench
     */
    public FineTuneBench add(Precision precision) {
        FineTuneConfig training = new FineTuneConfig(1, batchSize, 1, 5e-4, 0, 0.01, 1, 1, LossOn.ALL, precision, SEED);
        LoraAdapter adapter = LoraAdapter.create(LoraConfig.standard(), config, root, SEED);
        IntConsumer step = FineTuner.sameStep(
                new LoraTuning(base, adapter, "random weights", precision.kernels(root)), batch(), training);
        steps.add(precision.toString(), round -> {
            double seconds = Rounds.timed(step).seconds(round);
            Machine.peakMemory().ifPresent(bytes -> memory.putIfAbsent(precision.toString(), bytes));
            return seconds;
        });
        return this;
    }

    private Batch batch() {
        int count = batchSize * length;
        SplittableRandom random = new SplittableRandom(SEED);
        long[] positions = new long[count];
        for (int i = 0; i < count; i++) {
            positions[i] = i;
        }
        long[] ids = random.longs(count, 0, config.vocabSize()).toArray();
        long[] targets = random.longs(count, 0, config.vocabSize()).toArray();
        return new Batch(ids, batchSize, length, positions, targets);
    }

    /**
     * Adds plain PyTorch in Python: as it is started by everybody, and with the memory settings of our JVM.
     *
     * @param python the Python to run, with PyTorch
     * @param threads how many threads PyTorch may use, at least 1
     * @return this bench
     */
    public FineTuneBench addPython(String python, int threads) {
        for (boolean tuned : new boolean[] {false, true}) {
            PythonScript script = PythonScript.of(python, SCRIPT, tuned);
            String name = tuned ? PYTHON_TUNED : PYTHON;
            steps.add(name, round -> {
                JsonNode result = script.run(threads, arguments(PYTHON_STEPS, 0));
                memory.merge(name, result.get("peak_memory_bytes").asLong(), Math::max);
                return result.get("step_seconds").asDouble();
            });
            writing.add(
                    name,
                    round -> 1
                            / script.run(threads, arguments(0, CachedWriting.TOKENS))
                                    .get("tokens_per_second")
                                    .asDouble());
        }
        return this;
    }

    private List<String> arguments(int stepCount, int tokens) {
        return List.of(
                "--vocab", String.valueOf(config.vocabSize()),
                "--context", String.valueOf(config.contextLength()),
                "--width", String.valueOf(config.embeddingDim()),
                "--heads", String.valueOf(config.numHeads()),
                "--blocks", String.valueOf(config.numBlocks()),
                "--batch", String.valueOf(batchSize),
                "--length", String.valueOf(length),
                "--prompt", String.valueOf(CachedWriting.PROMPT),
                "--steps", String.valueOf(stepCount),
                "--tokens", String.valueOf(tokens));
    }

    /**
     * {@return the medians over so many rounds}
     *
     * @param times how many rounds count, at least 1; one more warms up
     * @throws IOException if what Python wrote cannot be read
     */
    public Result run(int times) throws IOException {
        return new Result(steps.medians(times), memory, writing.medians(times));
    }
}
