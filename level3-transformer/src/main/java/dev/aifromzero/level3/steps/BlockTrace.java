package dev.aifromzero.level3.steps;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.aifromzero.level3.block.TransformerBlock;
import dev.aifromzero.level3.config.TransformerConfig;
import dev.aifromzero.level3.layer.Linear;
import dev.aifromzero.level3.layer.Projection;
import dev.aifromzero.level3.pass.Pass;
import dev.aifromzero.level3.tensor.ParameterStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Watches one real pass through a block and writes down which shapes come by. */
final class BlockTrace {
    private static final Map<String, String> MEANINGS = Map.of(
            "blocks.0.attention.qkv", "norm, then queries, keys, values in one go",
            "blocks.0.attention.out", "heads side by side again, mixed; added to x",
            "blocks.0.ffn.expand", "norm, then each token alone: wider",
            "blocks.0.ffn.shrink", "bend, then narrow again; added to x");

    private final List<Stage> stages = new ArrayList<>();
    private NDArray lastRows;

    /**
     * A stage of the block.
     *
     * @param name its name
     * @param shape the shape of what comes out of it
     * @param meaning what happens in it
     */
    record Stage(String name, String shape, String meaning) {}

    /** {@return the stream after block 0, (B, T, C) -> (B, T, C)} */
    NDArray run(TransformerConfig config, ParameterStore store, NDArray x) {
        Projection.Factory watched = (name, in, out, bias) -> watch(name, Linear.of(store, name, in, out, bias));
        Pass pass = Pass.observed((block, weights) -> see(config, weights));
        return new TransformerBlock(config, store, watched, null, 0).forward(x, pass);
    }

    private Projection watch(String name, Linear linear) {
        return (x, training) -> {
            NDArray y = linear.forward(x, training); // (B, T, in) -> (B, T, out)
            stages.add(new Stage(name.replace("blocks.0.", ""), text(y.getShape()), MEANINGS.get(name)));
            return y;
        };
    }

    private void see(TransformerConfig config, NDArray weights) {
        Shape shape = weights.getShape(); // (B, H, T, S)
        Shape slices = new Shape(shape.get(0), shape.get(1), shape.get(2), config.headDim());
        stages.add(new Stage("heads", text(slices), "Q, K and V cut into slices, one per head"));
        stages.add(new Stage("weights", text(shape), "a matrix of attention for each head"));
        stages.add(new Stage("gathered", text(slices), "weights times values"));
        lastRows = weights.get(0).get(":, -1"); // (B, H, T, S) -> (H, T, S) -> (H, S)
    }

    /** {@return the stages in the order in which they came by} */
    List<Stage> stages() {
        return List.copyOf(stages);
    }

    /** {@return what the last token of the first text attends to, (H, S)} */
    NDArray lastRows() {
        return lastRows;
    }

    /** {@return a shape as the lesson writes it: 1 × 6 × 64} */
    static String text(Shape shape) {
        return Arrays.stream(shape.getShape()).mapToObj(Long::toString).collect(Collectors.joining(" × "));
    }
}
