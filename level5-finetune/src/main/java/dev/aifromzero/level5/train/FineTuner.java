package dev.aifromzero.level5.train;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.training.GradientCollector;
import dev.aifromzero.level1.cli.UserError;
import dev.aifromzero.level2.optimizer.LearningRateSchedule;
import dev.aifromzero.level3.attention.Pass;
import dev.aifromzero.level3.model.Transformer;
import dev.aifromzero.level3.tensor.ParameterStore;
import dev.aifromzero.level3.tensor.Scope;
import dev.aifromzero.level3.tensor.TensorEngine;
import dev.aifromzero.level4.train.AdamW;
import dev.aifromzero.level4.train.AdamWConfig;
import dev.aifromzero.level4.train.GradientClipping;
import dev.aifromzero.level5.data.Batch;
import dev.aifromzero.level5.data.Dataset;
import dev.aifromzero.level5.lora.LoraAdapter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Trains an adapter on answers; the base model stays as it is. */
public final class FineTuner {
    private static final double BETA_1 = 0.9;
    private static final double BETA_2 = 0.999;
    private static final double EPSILON = 1e-8;

    private final Transformer model;
    private final LoraAdapter adapter;
    private final FineTuneConfig config;
    private final int padding;

    /**
     * A trainer of this adapter.
     *
     * @param base the model that the adapter was made for
     * @param padding the id that fills up short examples; the end token will do
     */
    public FineTuner(Transformer base, LoraAdapter adapter, FineTuneConfig config, int padding) {
        this.model = adapter.on(base);
        this.adapter = adapter;
        this.config = config;
        this.padding = padding;
    }

    /** {@return how it went; the adapter is left as it was after the best epoch} */
    public FineTuneResult run(Dataset data, FineTuneListener listener) throws IOException {
        long start = System.nanoTime();
        ParameterStore parameters = adapter.parameters();
        List<Batch> heldOut = Batch.inOrder(data.heldOut(), config.batchSize(), padding);
        List<EpochResult> results = new ArrayList<>();
        EpochResult best = new EpochResult(0, Double.NaN, AnswerLoss.of(model, heldOut), seconds(start));
        Map<String, float[]> bestNumbers = parameters.toJava();
        results.add(best);
        listener.onEpoch(best, adapter, true);
        LearningRateSchedule schedule = schedule(data);
        try (AdamW optimizer = new AdamW(parameters, new AdamWConfig(BETA_1, BETA_2, EPSILON, config.weightDecay()))) {
            for (int epoch = 1; epoch <= config.epochs() && epoch - best.epoch() <= config.patience(); epoch++) {
                double trainLoss = epoch(data, optimizer, schedule, epoch, listener);
                EpochResult result = new EpochResult(epoch, trainLoss, AnswerLoss.of(model, heldOut), seconds(start));
                boolean better = result.heldOutLoss() < best.heldOutLoss();
                if (better) {
                    best = result;
                    bestNumbers = parameters.toJava();
                }
                results.add(result);
                listener.onEpoch(result, adapter, better);
            }
        }
        restore(bestNumbers);
        return new FineTuneResult(results, best, results.size() <= config.epochs());
    }

    /** One round through all examples in an order by chance; the mean loss of its steps. */
    private double epoch(
            Dataset data, AdamW optimizer, LearningRateSchedule schedule, int epoch, FineTuneListener listener) {
        SplittableRandom random = new SplittableRandom(config.seed() + epoch);
        List<Batch> batches = Batch.shuffled(data.train(), config.batchSize(), padding, random);
        long steps = totalSteps(data);
        double total = 0;
        for (Batch batch : batches) {
            long step = optimizer.steps() + 1;
            double loss = step(batch, optimizer, schedule.at((int) step - 1), step);
            total += loss;
            listener.onStep(step, steps, loss);
        }
        return total / batches.size();
    }

    private LearningRateSchedule schedule(Dataset data) {
        int steps = totalSteps(data);
        return LearningRateSchedule.warmUpCosine(
                config.learningRate(), 0, (int) (config.warmupPart() * steps), steps);
    }

    private int totalSteps(Dataset data) {
        int batches = (data.train().size() + config.batchSize() - 1) / config.batchSize();
        return config.epochs() * batches;
    }

    private double step(Batch batch, AdamW optimizer, double learningRate, long step) {
        TensorEngine.seed(config.seed() * 1_000_003 + step);
        double loss;
        try (Scope scope = new Scope(adapter.parameters().manager())) {
            try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
                NDArray mean = AnswerLoss.mean(model, batch, Pass.training(), scope);
                collector.backward(mean);
                loss = mean.getFloat();
            }
        }
        double norm = GradientClipping.clip(adapter.parameters(), config.clipNorm());
        if (!Double.isFinite(loss) || !Double.isFinite(norm)) {
            throw new UserError(
                    "The training broke down at step " + step + ": the loss is no longer a number",
                    "Choose a smaller --learning-rate");
        }
        optimizer.step(learningRate);
        adapter.parameters().zeroGradients();
        return loss;
    }

    /** Changes the parameters in place: the model and the optimizer hold on to these arrays. */
    private void restore(Map<String, float[]> numbers) {
        try (Scope scope = new Scope(adapter.parameters().manager())) {
            numbers.forEach((name, values) -> {
                NDArray parameter = adapter.parameters().get(name);
                parameter.subi(parameter);
                parameter.addi(scope.manager().create(values, parameter.getShape()));
            });
        }
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
