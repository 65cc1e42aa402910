package dev.aifromzero.level5.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.aifromzero.level3.config.TransformerConfig;
import dev.aifromzero.level3.model.Transformer;
import dev.aifromzero.level3.tensor.ParameterStore;
import dev.aifromzero.level4.checkpoint.Gpt2Shapes;

/** A frozen GPT-2 with random weights of the usual size: as slow as a real one, and as quick. */
final class RandomGpt2 {
    private static final float STANDARD_DEVIATION = 0.02f;

    private RandomGpt2() {}

    /** {@return the shape of DistilGPT-2: 81,912,576 numbers} */
    static TransformerConfig distil() {
        return TransformerConfig.of(50_257, 1_024, 768, 12, 6);
    }

    /** {@return a model of this shape; PyTorch's seed decides its numbers} */
    static Transformer create(TransformerConfig config, NDManager root) {
        ParameterStore store = new ParameterStore(root);
        Gpt2Shapes.of(config).forEach((name, shape) -> store.addFrozen(name, numbers(name, shape, root)));
        return new Transformer(config, store);
    }

    private static NDArray numbers(String name, Shape shape, NDManager root) {
        if (shape.dimension() > 1) {
            return root.randomNormal(0, STANDARD_DEVIATION, shape, DataType.FLOAT32);
        }
        return name.endsWith(".weight") ? root.ones(shape) : root.zeros(shape);
    }
}
