package dev.aifromzero.level5.train;

import ai.djl.ndarray.NDArray;
import dev.aifromzero.level3.model.Transformer;
import dev.aifromzero.level3.pass.Kernels;
import dev.aifromzero.level3.tensor.ParameterStore;
import dev.aifromzero.level4.train.Tuning;
import dev.aifromzero.level5.gpt2.Gpt2Copy;
import dev.aifromzero.level5.gpt2.Gpt2Model;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Predicate;

/**
 * Trains the model's own numbers, all of them or those of the last block. What comes out is a plain GPT-2 folder.
 *
 * <p>The numbers that learn are copied, because those of the file are mapped into memory and must not be changed.
 */
public final class WeightTuning implements Tuning {
    private final Gpt2Model base;
    private final ParameterStore learning;
    private final Transformer model;
    private final Transformer learner;

    private WeightTuning(Gpt2Model base, Kernels kernels, Predicate<String> learns) {
        this.base = base;
        ParameterStore all = new ParameterStore(base.weights().manager());
        learning = new ParameterStore(base.weights().manager());
        base.weights().all().forEach((name, array) -> {
            NDArray own = learns.test(name) ? array.duplicate() : array;
            all.addFrozen(name, own);
            if (learns.test(name)) {
                learning.addTrainable(name, own);
            }
        });
        model = new Transformer(base.transformer().config(), all);
        learner = new Transformer(base.transformer().config(), all, kernels);
    }

    /**
     * {@return the training of all numbers of a model}
     *
     * @param base the pretrained model; its own numbers stay as they are
     */
    public static WeightTuning full(Gpt2Model base) {
        return full(base, Kernels.readable());
    }

    /**
     * {@return the training of all numbers of a model, its steps computed by these kernels}
     *
     * @param base the pretrained model; its own numbers stay as they are
     * @param kernels compute the steps
     */
    public static WeightTuning full(Gpt2Model base, Kernels kernels) {
        return new WeightTuning(base, kernels, name -> true);
    }

    /**
     * {@return the training of the last block and the norm after it}
     *
     * @param base the pretrained model; its own numbers stay as they are
     */
    public static WeightTuning lastBlock(Gpt2Model base) {
        return lastBlock(base, Kernels.readable());
    }

    /**
     * {@return the training of the last block and the norm after it, its steps computed by these kernels}
     *
     * @param base the pretrained model; its own numbers stay as they are
     * @param kernels compute the steps
     */
    public static WeightTuning lastBlock(Gpt2Model base, Kernels kernels) {
        String block = "blocks." + (base.transformer().config().numBlocks() - 1) + ".";
        return new WeightTuning(base, kernels, name -> name.startsWith(block) || name.startsWith("final_norm."));
    }

    @Override
    public Transformer model() {
        return model;
    }

    @Override
    public Transformer learner() {
        return learner;
    }

    @Override
    public ParameterStore parameters() {
        return learning;
    }

    @Override
    public void save(Path folder) throws IOException {
        Gpt2Copy.write(base.folder(), learning, base.config().tiedWeights(), folder);
    }
}
