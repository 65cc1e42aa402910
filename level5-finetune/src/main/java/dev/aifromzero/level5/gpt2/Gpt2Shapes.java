package dev.aifromzero.level5.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.aifromzero.level1.cli.UserError;
import dev.aifromzero.level3.config.TransformerConfig;
import dev.aifromzero.level3.tensor.ParameterStore;
import dev.aifromzero.level4.checkpoint.Gpt2Names;
import java.util.LinkedHashMap;
import java.util.Map;

/** The tensors that a GPT-2 of a configuration consists of. */
final class Gpt2Shapes {
    private Gpt2Shapes() {}

    /** {@return shapes by our names; weights are (out, in)} */
    static Map<String, Shape> of(TransformerConfig config) {
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
     * Checks that all tensors are there in the right shape.
     *
     * @throws UserError that names the first tensor that is not, as it is called in GPT-2's files
     */
    static void check(ParameterStore store, TransformerConfig config) {
        of(config).forEach((name, shape) -> {
            String theirName = Gpt2Names.huggingFace(name);
            if (!store.has(name)) {
                throw mismatch("The weights have no tensor " + theirName + " (with or without 'transformer.')");
            }
            NDArray array = store.get(name);
            if (!array.getShape().equals(shape)) {
                boolean turned = Gpt2Names.transposed(name);
                throw mismatch("The tensor " + theirName + " has the shape " + shown(array.getShape(), turned)
                        + ", but the configuration asks for " + shown(shape, turned));
            }
        });
    }

    /** The shape as it stands in the file. */
    private static String shown(Shape shape, boolean turned) {
        return turned && shape.dimension() == 2
                ? new Shape(shape.get(1), shape.get(0)).toString()
                : shape.toString();
    }

    private static UserError mismatch(String problem) {
        return new UserError(problem, "Check that config.json and model.safetensors belong to the same model");
    }
}
