package dev.aifromzero.level3.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import dev.aifromzero.level3.config.Configs;
import dev.aifromzero.level3.config.TransformerConfig;
import dev.aifromzero.level3.pass.Pass;
import dev.aifromzero.level3.tensor.ParameterStore;
import dev.aifromzero.level3.tensor.Scope;
import dev.aifromzero.level3.tensor.TensorEngine;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TiedWeightsTest {
    private static final TransformerConfig TIED = TransformerConfig.of(11, 8, 12, 3, 2);

    @Test
    void theGradientOfATiedTableIsTheSumOfItsTwoUses() {
        try (NDManager root = TensorEngine.newRoot()) {
            Transformer tied = Initializer.model(TIED, root, 5);
            ParameterStore apart = new ParameterStore(root);
            tied.parameters()
                    .all()
                    .forEach((name, array) -> apart.addTrainable(name, array.toFloatArray(), shape(array)));
            NDArray table = tied.parameters().get("token_embedding.weight");
            apart.addTrainable("head.weight", table.toFloatArray(), shape(table));
            Transformer untied = new Transformer(Configs.with(TIED, Map.of("tiedWeights", false)), apart);

            assertEquals(backward(tied, root), backward(untied, root), 1e-6);
            float[] input = apart.get("token_embedding.weight").getGradient().toFloatArray();
            float[] output = apart.get("head.weight").getGradient().toFloatArray();
            float[] sum = new float[input.length];
            for (int i = 0; i < sum.length; i++) {
                sum[i] = input[i] + output[i];
            }
            assertArrayEquals(sum, table.getGradient().toFloatArray(), 1e-6f);
            assertFalse(java.util.Arrays.equals(sum, output));
        }
    }

    private static long[] shape(NDArray array) {
        return array.getShape().getShape();
    }

    private static float backward(Transformer model, NDManager root) {
        try (Scope scope = new Scope(root);
                GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            NDArray ids = scope.manager().create(new long[] {3, 1, 4, 1}, new Shape(1, 4));
            NDArray targets = scope.manager().create(new long[] {1, 4, 1, 5}, new Shape(1, 4));
            NDArray loss = CrossEntropy.mean(model.forward(ids, Pass.training()), targets);
            collector.backward(loss);
            return loss.getFloat();
        }
    }
}
