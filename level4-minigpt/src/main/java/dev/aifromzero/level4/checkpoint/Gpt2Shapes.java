package dev.aifromzero.level4.checkpoint;

import ai.djl.ndarray.types.Shape;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.level3.config.TransformerConfig;
import java.util.LinkedHashMap;
import java.util.Map;

/** The tensors that a GPT-2 of a configuration consists of. */
public final class Gpt2Shapes {
    private Gpt2Shapes() {}

    /**
     * {@return shapes by our names; weights are (out, in)}
     *
     * @param config the model's vocabulary V, context T, width C and number of blocks
     */
    public static Map<String, Shape> of(TransformerConfig config) {
        long width = config.embeddingDim();
        Map<String, Shape> shapes = new LinkedHashMap<>();
        shapes.put("token_embedding.weight", new Shape(config.vocabSize(), width));
        shapes.put("position_embedding.weight", new Shape(config.contextLength(), width));
        for (int i = 0; i < config.numBlocks(); i++) {
            String block = "blocks." + i;
            norm(shapes, block + ".norm1", width);
            linear(shapes, block + ".attention.qkv", width, 3 * width);
            linear(shapes, block + ".attention.out", width, width);
            norm(shapes, block + ".norm2", width);
            linear(shapes, block + ".ffn.expand", width, config.ffnDim());
            linear(shapes, block + ".ffn.shrink", config.ffnDim(), width);
        }
        norm(shapes, "final_norm", width);
        if (!config.tiedWeights()) {
            shapes.put("head.weight", new Shape(config.vocabSize(), width));
        }
        return shapes;
    }

    private static void norm(Map<String, Shape> shapes, String name, long width) {
        shapes.put(name + ".weight", new Shape(width));
        shapes.put(name + ".bias", new Shape(width));
    }

    private static void linear(Map<String, Shape> shapes, String name, long inputDim, long outputDim) {
        shapes.put(name + ".weight", new Shape(outputDim, inputDim));
        shapes.put(name + ".bias", new Shape(outputDim));
    }

    /**
     * Checks, before any number is read, that all tensors are there in the right shape and of a type that can be read.
     *
     * @param found the tensors of the files by our names
     * @throws UserError that names the first tensor that is not, as it is called in GPT-2's files
     */
    static void check(Map<String, TensorView> found, TransformerConfig config) {
        of(config).forEach((name, shape) -> {
            String theirName = Gpt2Names.huggingFace(name);
            TensorView view = found.get(name);
            if (view == null) {
                throw mismatch("The weights have no tensor " + theirName + " (with or without 'transformer.')");
            }
            Shape stored = Gpt2Names.transposed(name) ? new Shape(shape.get(1), shape.get(0)) : shape;
            if (!new Shape(view.shape()).equals(stored)) {
                throw mismatch("The tensor " + theirName + " has the shape " + new Shape(view.shape())
                        + ", but the configuration asks for " + stored);
            }
            if (!view.type().isRead()) {
                throw new UserError(
                        "The tensor " + theirName + " is of the type " + view.type()
                                + ", and weights are read as F32, F16 or BF16 only",
                        "Get the model in one of these types, or convert it");
            }
        });
    }

    private static UserError mismatch(String problem) {
        return new UserError(problem, "Check that config.json and model.safetensors belong to the same model");
    }
}
