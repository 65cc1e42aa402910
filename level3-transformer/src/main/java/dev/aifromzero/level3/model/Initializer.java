package dev.aifromzero.level3.model;

import ai.djl.ndarray.NDManager;
import dev.aifromzero.level3.config.Activation;
import dev.aifromzero.level3.config.NormKind;
import dev.aifromzero.level3.config.Positions;
import dev.aifromzero.level3.config.TransformerConfig;
import dev.aifromzero.level3.tensor.ParameterStore;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The numbers that a model starts with: normal with a standard deviation of 0.02; where a block adds its result to the
 * stream, smaller by √(2 · blocks), so that the sum does not grow with the depth; biases 0, norms 1.
 *
 * <p>Source: Radford et al. (2019), section 2.3.
 */
public final class Initializer {
    private static final double STANDARD_DEVIATION = 0.02;

    private final TransformerConfig config;
    private final ParameterStore store;
    private final SplittableRandom random;

    private Initializer(TransformerConfig config, NDManager root, long seed) {
        this.config = config;
        this.store = new ParameterStore(root);
        this.random = new SplittableRandom(seed);
    }

    /**
     * {@return trainable parameters for this configuration; the same seed gives the same numbers}
     *
     * @param config says which parameters there are, and their shapes
     * @param root owns the arrays; its device holds them
     * @param seed any number
     */
    public static ParameterStore create(TransformerConfig config, NDManager root, long seed) {
        Initializer initializer = new Initializer(config, root, seed);
        initializer.fill();
        return initializer.store;
    }

    /**
     * {@return a new model for this configuration; the same seed gives the same model}
     *
     * @param config the model's shape
     * @param root owns the arrays; its device holds them
     * @param seed any number
     */
    public static Transformer model(TransformerConfig config, NDManager root, long seed) {
        return new Transformer(config, create(config, root, seed));
    }

    private void fill() {
        int width = config.embeddingDim();
        double residual = STANDARD_DEVIATION / Math.sqrt(2.0 * config.numBlocks());
        normal("token_embedding.weight", STANDARD_DEVIATION, config.vocabSize(), width);
        if (config.positions() == Positions.LEARNED) {
            normal("position_embedding.weight", STANDARD_DEVIATION, config.contextLength(), width);
        }
        for (int i = 0; i < config.numBlocks(); i++) {
            String block = "blocks." + i;
            norm(block + ".norm1");
            linear(block + ".attention.qkv", STANDARD_DEVIATION, width, config.qkvDim(), config.attentionBias());
            linear(block + ".attention.out", residual, width, width, config.attentionBias());
            norm(block + ".norm2");
            linear(block + ".ffn.expand", STANDARD_DEVIATION, width, config.ffnDim(), config.ffnBias());
            if (config.activation() == Activation.SWIGLU) {
                linear(block + ".ffn.gate", STANDARD_DEVIATION, width, config.ffnDim(), config.ffnBias());
            }
            linear(block + ".ffn.shrink", residual, config.ffnDim(), width, config.ffnBias());
        }
        norm("final_norm");
        if (!config.tiedWeights()) {
            normal("head.weight", STANDARD_DEVIATION, config.vocabSize(), width);
        }
    }

    private void linear(String name, double deviation, int inputDim, int outputDim, boolean bias) {
        normal(name + ".weight", deviation, outputDim, inputDim);
        if (bias) {
            constant(name + ".bias", 0, outputDim);
        }
    }

    private void norm(String name) {
        constant(name + ".weight", 1, config.embeddingDim());
        if (config.norm() == NormKind.LAYER_NORM) {
            constant(name + ".bias", 0, config.embeddingDim());
        }
    }

    private void normal(String name, double deviation, int rows, int columns) {
        float[] values = new float[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (random.nextGaussian() * deviation);
        }
        store.addTrainable(name, values, rows, columns);
    }

    private void constant(String name, float value, int size) {
        float[] values = new float[size];
        Arrays.fill(values, value);
        store.addTrainable(name, values, size);
    }
}
