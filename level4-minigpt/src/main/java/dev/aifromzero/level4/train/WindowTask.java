package dev.aifromzero.level4.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.level3.model.CrossEntropy;
import dev.aifromzero.level3.model.Transformer;
import dev.aifromzero.level3.pass.Pass;
import dev.aifromzero.level3.tensor.Scope;
import dev.aifromzero.level4.data.Batch;
import dev.aifromzero.level4.data.BatchSource;
import dev.aifromzero.level4.data.Batches;
import dev.aifromzero.level4.data.Dataset;
import dev.aifromzero.level4.data.Documents;
import dev.aifromzero.level4.data.EpochSource;
import dev.aifromzero.level4.data.WindowOrder;
import dev.aifromzero.level4.data.large.Preparation;
import dev.aifromzero.level4.evaluate.Evaluator;
import java.util.List;
import java.util.stream.LongStream;

/** Pretraining: predict each next token in windows of a text. */
public final class WindowTask implements TrainingTask {
    private final Batches source;
    private final TrainingConfig config;
    private final int[] validation;
    private final int vocabSize;
    private final long fingerprint;

    /**
     * The training on a text.
     *
     * @param data the text as ids, in its three parts
     * @param config the settings
     * @throws UserError if the text is too short for the context
     */
    public WindowTask(Dataset data, TrainingConfig config) {
        this.config = config;
        validation = data.validation().all();
        if (validation.length < 2) {
            throw new UserError(
                    "The text is too short: the part to check the training with (5%) is less than two tokens",
                    "Give more text with --data");
        }
        source = Preparation.MORE_TEXT.around(() -> source(data, config));
        vocabSize = data.tokenizer().vocabSize();
        fingerprint = data.fingerprint();
    }

    private static Batches source(Dataset data, TrainingConfig config) {
        int contextLength = config.model().contextLength();
        return config.text().windowOrder() == WindowOrder.RANDOM
                ? new BatchSource(data.train(), contextLength, config.seed())
                : new EpochSource(data.train(), contextLength, Documents.endTokenOf(data.tokenizer()), config.seed());
    }

    @Override
    public List<LossBatch> batches(int step) {
        return batches(source, config, step);
    }

    /**
     * {@return the batches of a step of any text}
     *
     * @param source draws the windows
     * @param config how many windows and batches
     * @param step the step's number, from 0
     */
    public static List<LossBatch> batches(Batches source, TrainingConfig config, int step) {
        long first = (long) step * config.accumulation();
        return LongStream.range(first, first + config.accumulation())
                .mapToObj(draw -> {
                    Batch batch = source.draw(draw, config.batchSize());
                    // The seed's complement: dropout must not follow the places of the windows.
                    long seed = BatchSource.seedOf(~config.seed(), draw);
                    return new LossBatch(seed, batch.targets().length, (model, scope) -> loss(model, batch, scope));
                })
                .toList();
    }

    private static NDArray loss(Transformer model, Batch batch, Scope scope) {
        Shape shape = new Shape(batch.size(), batch.length());
        NDArray inputs = scope.manager().create(batch.inputs(), shape); // (B, T)
        NDArray targets = scope.manager().create(batch.targets(), shape); // (B, T)
        NDArray logits = model.forward(inputs, Pass.training()); // (B, T) -> (B, T, V)
        return CrossEntropy.mean(logits, targets); // (B, T, V) -> ()
    }

    @Override
    public double validationLoss(Transformer model) {
        return Evaluator.score(model, validation, config.model().contextLength())
                .natsPerToken();
    }

    @Override
    public double guessingLoss() {
        return Math.log(vocabSize);
    }

    @Override
    public long fingerprint() {
        return fingerprint;
    }

    @Override
    public UserError otherData() {
        return Preparation.anotherText();
    }
}
