package dev.aifromzero.level4.bench;

import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aifromzero.level3.config.TransformerConfig;
import dev.aifromzero.level3.model.Initializer;
import dev.aifromzero.level3.model.Transformer;
import dev.aifromzero.level4.data.BatchSource;
import dev.aifromzero.level4.data.Tokens;
import dev.aifromzero.level4.fast.Precision;
import dev.aifromzero.level4.train.TrainingConfig;
import dev.aifromzero.level4.train.TrainingStep;
import dev.aifromzero.level4.train.WholeModel;
import dev.aifromzero.level4.train.WindowTask;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;

/** Times whole training steps (forward, backward, clipping, optimizer) in each precision, on text made of random tokens. */
public final class StepBench {
    private static final String SCRIPT = "level4-minigpt/src/test/python/bench_step.py";
    private static final String PYTHON = "Python";
    private static final String PYTHON_TUNED = "Python, our memory settings";
    private static final String MATRICES = "matrices";
    private static final int WINDOWS = 20;
    private static final int STEPS_OF_PYTHON = 3;

    private final TrainingConfig config;
    private final int vocabSize;
    private final NDManager root;
    private final Rounds rounds = new Rounds();
    private final Map<String, Long> memory = new LinkedHashMap<>();

    /**
     * What was measured.
     *
     * @param seconds a step's median time, by what was measured
     * @param peakMemory the process's most memory in bytes after the first step of each of ours; empty where unknown
     * @param share which part of the machine's rate for large float32 products a step reaches, by what was measured
     * @param rate that rate, floating-point operations a second
     */
    public record Result(
            Map<String, Double> seconds, Map<String, Long> peakMemory, Map<String, Double> share, double rate) {}

    /**
     * A bench for this recipe with a vocabulary of a size; all models start from the recipe's seed.
     *
     * @param config the model's size, the batch (B, T) and the optimizer's settings
     * @param vocabSize V, how many different tokens there are
     * @param root where the models and the optimizers' means live
     */
    public StepBench(TrainingConfig config, int vocabSize, NDManager root) {
        this.config = config;
        this.vocabSize = vocabSize;
        this.root = root;
        rounds.add(MATRICES, Machine.matrixProduct(root));
    }

    /**
     * Adds the steps of a precision. The sparing ones should come first: memory is counted from the process's start.
     *
     * @param precision in which numbers and by which operations the steps are computed
     * @return this bench
     */
    public StepBench add(Precision precision) {
        int length = config.model().contextLength();
        int[] text = new SplittableRandom(config.seed())
                .ints((long) WINDOWS * length, 0, vocabSize)
                .toArray();
        BatchSource batches = new BatchSource(Tokens.of(text), length, config.seed());
        Transformer model = Initializer.model(config.model(vocabSize), root, config.seed());
        TrainingStep training = new TrainingStep(WholeModel.of(model, precision), config.loop());
        double rate = config.loop().schedule().learningRate();
        IntConsumer step = number -> training.run(WindowTask.batches(batches, config, number), rate);
        String name = precision.toString();
        rounds.add(name, round -> {
            double seconds = Rounds.timed(step).seconds(round);
            OptionalLong peak = Machine.peakMemory();
            if (peak.isPresent()) {
                memory.putIfAbsent(name, peak.getAsLong());
            }
            return seconds;
        });
        return this;
    }

    /**
     * Adds plain PyTorch in Python: as it is started by everybody, and with the memory settings of our JVM.
     *
     * @param python the Python to run, with PyTorch
     * @param threads how many threads PyTorch may use, at least 1
     * @return this bench
     */
    public StepBench addPython(String python, int threads) {
        for (boolean tuned : new boolean[] {false, true}) {
            PythonScript script = PythonScript.of(python, SCRIPT, tuned);
            rounds.add(
                    tuned ? PYTHON_TUNED : PYTHON,
                    round ->
                            script.run(threads, arguments()).get("step_seconds").asDouble());
        }
        return this;
    }

    private List<String> arguments() {
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("--width", config.model().embeddingDim());
        arguments.put("--heads", config.model().numHeads());
        arguments.put("--blocks", config.model().numBlocks());
        arguments.put("--context", config.model().contextLength());
        arguments.put("--batch", config.batchSize());
        arguments.put("--vocab", vocabSize);
        arguments.put("--dropout", config.model().dropout());
        arguments.put("--steps", STEPS_OF_PYTHON);
        List<String> words = new ArrayList<>();
        arguments.forEach((name, value) -> words.addAll(List.of(name, String.valueOf(value))));
        return words;
    }

    /**
     * {@return the medians over so many rounds}
     *
     * @param times how many rounds count, at least 1; one more warms up
     * @throws IOException if what Python wrote cannot be read
     */
    public Result run(int times) throws IOException {
        Map<String, Double> seconds = new LinkedHashMap<>(rounds.medians(times));
        double rate = Machine.rate(seconds.remove(MATRICES));
        double work = operations(config.model(vocabSize), config.tokensPerStep());
        Map<String, Double> share = new LinkedHashMap<>();
        seconds.forEach((name, value) -> share.put(name, work / value / rate));
        return new Result(seconds, memory, share, rate);
    }

    /**
     * {@return the floating-point operations of a step's matrix products}
     *
     * <p>Forward: two a weight and token, and in each block 4 T C a token for Q Kᵀ and the mixing of V. Backward: twice as
     * many, for the gradients of both factors.
     */
    static double operations(TransformerConfig model, long tokens) {
        long width = model.embeddingDim();
        long block = width * model.qkvDim() + width * width + 2 * width * model.ffnDim();
        long weights = model.numBlocks() * block + width * model.vocabSize();
        long attention = 4L * model.contextLength() * width * model.numBlocks();
        return 3.0 * tokens * (2.0 * weights + attention);
    }

    /**
     * Writes a result into a JSON object.
     *
     * @param result what was measured
     * @param json gets {@code matrix_gflops}, {@code step_seconds}, {@code share_of_matrix_rate} and {@code
     *     peak_memory_bytes}
     */
    public static void write(Result result, ObjectNode json) {
        json.put("matrix_gflops", result.rate() / 1e9);
        result.seconds()
                .forEach((name, value) -> json.withObject("/step_seconds").put(name, value));
        result.share()
                .forEach((name, value) ->
                        json.withObject("/share_of_matrix_rate").put(name, value));
        result.peakMemory()
                .forEach((name, value) -> json.withObject("/peak_memory_bytes").put(name, value));
    }
}
