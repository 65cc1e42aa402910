package dev.aifromzero.level3.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.aifromzero.level3.block.FeedForward;
import dev.aifromzero.level3.block.MultiHeadAttention;
import dev.aifromzero.level3.config.Configs;
import dev.aifromzero.level3.config.TransformerConfig;
import dev.aifromzero.level3.layer.Linear;
import dev.aifromzero.level3.layer.Projection;
import dev.aifromzero.level3.pass.Pass;
import dev.aifromzero.level3.tensor.ParameterStore;
import dev.aifromzero.level3.tensor.TensorEngine;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Dropout stands where GPT-2 has it: after the embedding, on the attention weights, and after each part of a block. */
class DropoutPlacesTest {
    private static final int WIDTH = 12;
    private static final int TOKENS = 6;
    private static final double RATE = 0.5;
    private static final TransformerConfig CONFIG =
            Configs.with(TransformerConfig.of(11, 8, WIDTH, 3, 1), Map.of("dropout", RATE));

    private NDManager root;
    private ParameterStore store;
    private Projection.Factory linear;

    @BeforeEach
    void start() {
        root = TensorEngine.newRoot();
        TensorEngine.seed(4);
        store = Initializer.create(CONFIG, root, 4);
        linear = (name, in, out, bias) -> Linear.of(store, name, in, out, bias);
    }

    @AfterEach
    void stop() {
        root.close();
    }

    private Pass training() {
        Pass pass = Pass.training();
        return pass;
    }

    /** All values are 1 and the output layer passes them on: without dropout everything would be 1. */
    @Test
    void attentionDropsWeightsAndResults() {
        fill("blocks.0.attention.qkv.weight", 0);
        store.get("blocks.0.attention.qkv.bias").addi(1);
        fill("blocks.0.attention.out.weight", 0);
        store.get("blocks.0.attention.out.weight").addi(root.eye(WIDTH));
        MultiHeadAttention attention = new MultiHeadAttention(CONFIG, linear, null, "blocks.0.attention", 0);
        NDArray x = root.ones(new Shape(1, TOKENS, WIDTH));
        for (float value : attention.forward(x, passOf(Pass.inference())).toFloatArray()) {
            assertEquals(1, value, 1e-6);
        }
        float[] dropped = attention.forward(x, training()).toFloatArray();
        int mixed = 0;
        int zeroBesideOthers = 0;
        int headDim = CONFIG.headDim();
        for (int head = 0; head < dropped.length; head += headDim) {
            float[] slice = Arrays.copyOfRange(dropped, head, head + headDim);
            float largest = 0;
            for (float value : slice) {
                largest = Math.max(largest, value);
            }
            for (float value : slice) {
                // The results of a head are all equal before its output is dropped.
                zeroBesideOthers += value == 0 && largest > 0 ? 1 : 0;
                mixed += value != 0 && Math.abs(value - 1 / (1 - RATE)) > 1e-3 ? 1 : 0;
            }
        }
        assertTrue(zeroBesideOthers > 0, "results are not dropped");
        assertTrue(mixed > 0, "weights are not dropped");
    }

    @Test
    void theFeedForwardNetworkDropsItsResults() {
        FeedForward ffn = new FeedForward(CONFIG, linear, "blocks.0.ffn");
        NDArray x = root.randomNormal(new Shape(1, TOKENS, WIDTH));
        float[] whole = ffn.forward(x, passOf(Pass.inference())).toFloatArray();
        float[] dropped = ffn.forward(x, training()).toFloatArray();
        int zeros = 0;
        for (int i = 0; i < whole.length; i++) {
            zeros += dropped[i] == 0 ? 1 : 0;
            assertTrue(dropped[i] == 0 || Math.abs(dropped[i] - whole[i] / (1 - RATE)) < 1e-5);
        }
        assertTrue(zeros > whole.length / 5 && zeros < whole.length * 4 / 5, zeros + " zeros");
    }

    @Test
    void theMeanOverManyTrainingPassesIsThePassWithoutDropout() {
        FeedForward ffn = new FeedForward(CONFIG, linear, "blocks.0.ffn");
        NDArray x = root.randomNormal(new Shape(1, TOKENS, WIDTH));
        float[] whole = ffn.forward(x, passOf(Pass.inference())).toFloatArray();
        int passes = 2_000;
        double[] sum = new double[whole.length];
        for (int i = 0; i < passes; i++) {
            float[] dropped = ffn.forward(x, training()).toFloatArray();
            for (int j = 0; j < sum.length; j++) {
                sum[j] += dropped[j];
            }
        }
        double deviations = Math.sqrt(RATE / (1 - RATE) / passes); // of a mean, as a part of the value
        for (int j = 0; j < sum.length; j++) {
            assertEquals(whole[j], sum[j] / passes, 5 * deviations * Math.abs(whole[j]) + 1e-9);
        }
    }

    @Test
    void trainingWithoutDropoutIsTheSameAsInference() {
        Transformer model = new Transformer(Configs.with(CONFIG, Map.of("dropout", 0)), store);
        NDArray ids = root.create(new long[] {3, 1, 4}, new Shape(1, 3));
        assertArrayEquals(
                model.forward(ids, Pass.inference()).toFloatArray(),
                model.forward(ids, Pass.training()).toFloatArray());
    }

    @Test
    void theSumOfTokenAndPlaceIsDropped() {
        fill("blocks.0.attention.out.weight", 0);
        fill("blocks.0.ffn.shrink.weight", 0);
        Transformer model = new Transformer(CONFIG, store);
        NDArray ids = root.create(new long[] {3, 1, 4}, new Shape(1, 3));
        float[] once = model.hidden(ids, Pass.training()).toFloatArray();
        assertFalse(Arrays.equals(once, model.hidden(ids, Pass.training()).toFloatArray()));
    }

    private Pass passOf(Pass pass) {
        return pass;
    }

    private void fill(String name, float value) {
        NDArray array = store.get(name);
        array.subi(array);
        array.addi(value);
    }
}
