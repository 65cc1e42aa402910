package dev.aifromzero.level4.exercises;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.aifromzero.kit.exercise.Task;
import dev.aifromzero.level3.config.TransformerConfig;
import dev.aifromzero.level3.layer.Linear;
import dev.aifromzero.level3.layer.Projection;
import dev.aifromzero.level3.model.Initializer;
import dev.aifromzero.level3.model.Transformer;
import dev.aifromzero.level3.pass.Pass;
import dev.aifromzero.level3.tensor.ParameterStore;
import dev.aifromzero.level3.tensor.TensorEngine;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@Task(
        id = "4.7",
        points = 4,
        title = "Trace the shapes",
        hint = "Attention compares every token with every token: so T appears twice in its weights. And whatever"
                + " happens inside a block, what leaves it must be as wide as what came in, or the sum of the two would not"
                + " work.",
        lesson = "docs/level3.md#step-4-the-whole-model")
class ShapeTraceTest {
    private static final List<String> NAMES = List.of(
            "ids", "embedded", "qkv", "queries", "weights", "gathered", "merged", "expanded", "shrunk", "logits");

    @Test
    void theExampleIsRight() {
        Map<String, List<Integer>> trace = trace(2, 5, 11, 8, 4);
        assertEquals(NAMES, List.copyOf(trace.keySet()), "ten stations in this order, by these names");
        assertEquals(List.of(2, 5), trace.get("ids"), "ids: (B, T)");
        assertEquals(List.of(2, 5, 8), trace.get("embedded"), "embedded: (B, T, C)");
        assertEquals(List.of(2, 5, 24), trace.get("qkv"), "qkv: three vectors of width C side by side");
        assertEquals(
                List.of(2, 4, 5, 2),
                trace.get("queries"),
                "queries: (B, H, T, D), the heads before the tokens, D = C / H = 2");
        assertEquals(List.of(2, 5, 11), trace.get("logits"), "logits: (B, T, V)");
    }

    @Test
    void aRealModelHasTheseShapes() {
        checkAgainstAModel(2, 5, 11, 8, 4);
        checkAgainstAModel(3, 4, 7, 6, 2);
        checkAgainstAModel(1, 1, 5, 4, 1);
        checkAgainstAModel(4, 9, 13, 10, 5);
    }

    @Test
    void attentionMergesWhatItHasCutApart() {
        Map<String, List<Integer>> trace = trace(3, 7, 20, 12, 4);
        assertEquals(
                trace.get("queries"),
                trace.get("gathered"),
                "gathered: a weighted mean of values has the shape of the queries");
        assertEquals(
                trace.get("embedded"), trace.get("merged"), "merged: the heads side by side are as wide as the stream");
    }

    @Test
    void headsMustShareTheWidthEvenly() {
        assertThrows(
                IllegalArgumentException.class,
                () -> ShapeTrace.trace(2, 5, 11, 8, 3),
                "8 / 3 leaves a rest: no width for a head");
    }

    @Test
    void bytesAreFourANumber() {
        assertEquals(440, ShapeTrace.bytes(List.of(2, 5, 11)), "(2, 5, 11): 110 numbers of four bytes");
        assertEquals(4, ShapeTrace.bytes(List.of()), "the shape () is a single number");
        assertEquals(0, ShapeTrace.bytes(List.of(3, 0)), "no columns, no numbers");
        assertEquals(
                13_174_571_008L,
                ShapeTrace.bytes(List.of(64, 1024, 50257)),
                "64 × 1,024 × 50,257 × 4: an int holds 2,147,483,647 at most. Do you multiply in long?");
    }

    private static Map<String, List<Integer>> trace(int batch, int length, int vocabSize, int width, int heads) {
        Map<String, List<Integer>> trace = new LinkedHashMap<>();
        ShapeTrace.trace(batch, length, vocabSize, width, heads)
                .forEach(station -> trace.put(station.name(), station.shape()));
        return trace;
    }

    /** Lets a batch run through the level's own model and looks on. */
    private static void checkAgainstAModel(int batch, int length, int vocabSize, int width, int heads) {
        Map<String, List<Integer>> seen = new LinkedHashMap<>();
        try (NDManager root = TensorEngine.newRoot()) {
            TransformerConfig config = TransformerConfig.of(vocabSize, length, width, heads, 1);
            ParameterStore store = Initializer.create(config, root, 1);
            Projection.Factory spies = (name, in, out, bias) -> {
                Projection plain = Linear.of(store, name, in, out, bias);
                return (x, training) -> {
                    NDArray y = plain.forward(x, training);
                    if (name.endsWith("attention.out")) {
                        seen.put("merged", sizes(x));
                    }
                    seen.put(name.replaceFirst(".*\\.", ""), sizes(y));
                    return y;
                };
            };
            Transformer model = new Transformer(config, store, spies);
            NDArray ids = root.create(new long[batch * length], new Shape(batch, length));
            NDArray hidden = model.hidden(ids, Pass.observed((block, weights) -> seen.put("weights", sizes(weights))));
            seen.put("embedded", sizes(hidden));
            seen.put("ids", sizes(ids));
            seen.put("logits", sizes(model.logits(hidden)));
        }
        String size = " with B = " + batch + ", T = " + length + ", V = " + vocabSize + ", C = " + width + ", H = "
                + heads + ", as a real model has it";
        Map<String, List<Integer>> trace = trace(batch, length, vocabSize, width, heads);
        assertEquals(seen.get("ids"), trace.get("ids"), "ids" + size);
        assertEquals(seen.get("embedded"), trace.get("embedded"), "embedded" + size);
        assertEquals(seen.get("qkv"), trace.get("qkv"), "qkv" + size);
        assertEquals(seen.get("weights"), trace.get("weights"), "weights" + size);
        assertEquals(
                List.of(batch, heads, length, width / heads),
                trace.get("gathered"),
                "gathered: for each head and token D" + size);
        assertEquals(seen.get("merged"), trace.get("merged"), "merged" + size);
        assertEquals(seen.get("expand"), trace.get("expanded"), "expanded" + size);
        assertEquals(seen.get("shrink"), trace.get("shrunk"), "shrunk" + size);
        assertEquals(seen.get("logits"), trace.get("logits"), "logits" + size);
    }

    private static List<Integer> sizes(NDArray array) {
        return Arrays.stream(array.getShape().getShape())
                .mapToObj(size -> (int) size)
                .toList();
    }
}
