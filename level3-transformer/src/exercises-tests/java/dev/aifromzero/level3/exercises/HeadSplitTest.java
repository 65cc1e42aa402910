package dev.aifromzero.level3.exercises;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.aifromzero.kit.exercise.Task;
import dev.aifromzero.level3.tensor.TensorEngine;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Task(
        id = "3.6",
        points = 4,
        title = "Splitting and merging heads",
        hint =
                "Between the two moves the shape is (B, T, H, D): first count each token's C numbers out as H slices of D, then swap"
                        + " T and H. To merge, undo the last move first.",
        lesson = "docs/level3.md#step-3-the-block")
class HeadSplitTest {
    private static final float[] TOKENS = {0, 1, 2, 3, 10, 11, 12, 13};
    private static final float[] HEADS = {0, 1, 10, 11, 2, 3, 12, 13};

    @Test
    @Order(1)
    void theExampleIsSplitRight() {
        try (NDManager manager = TensorEngine.newRoot()) {
            NDArray heads = HeadSplit.split(manager.create(TOKENS, new Shape(1, 2, 4)), 2);
            checkShape(new Shape(1, 2, 2, 2), heads, "split (B, T, C) to (B, H, T, D)");
            assertArrayEquals(
                    HEADS,
                    heads.toFloatArray(),
                    "came " + Arrays.toString(heads.toFloatArray())
                            + ". If it is 0, 1, 2, 3, 10, … the numbers only got a new shape;"
                            + " the dimensions of tokens and heads must be swapped, too");
        }
    }

    @Test
    @Order(2)
    void theExampleIsMergedRight() {
        try (NDManager manager = TensorEngine.newRoot()) {
            NDArray merged = HeadSplit.merge(manager.create(HEADS, new Shape(1, 2, 2, 2)));
            checkShape(new Shape(1, 2, 4), merged, "merge (B, H, T, D) to (B, T, C)");
            assertArrayEquals(
                    TOKENS,
                    merged.toFloatArray(),
                    "came " + Arrays.toString(merged.toFloatArray()) + ": swap back before you reshape");
        }
    }

    @Test
    @Order(3)
    void oneHeadIsTheWholeVector() {
        try (NDManager manager = TensorEngine.newRoot()) {
            NDArray heads = HeadSplit.split(manager.create(TOKENS, new Shape(1, 2, 4)), 1);
            checkShape(new Shape(1, 1, 2, 4), heads, "one head of all 4 numbers");
            assertArrayEquals(TOKENS, heads.toFloatArray(), "with one head nothing moves");
            NDArray thin = HeadSplit.split(manager.create(TOKENS, new Shape(1, 2, 4)), 4);
            checkShape(new Shape(1, 4, 2, 1), thin, "four heads of one number");
            assertArrayEquals(
                    new float[] {0, 10, 1, 11, 2, 12, 3, 13},
                    thin.toFloatArray(),
                    "head h has number h of both tokens");
        }
    }

    @Test
    @Order(4)
    void theGivenArrayStaysAsItIs() {
        try (NDManager manager = TensorEngine.newRoot()) {
            NDArray x = manager.create(TOKENS, new Shape(1, 2, 4));
            HeadSplit.split(x, 2);
            checkShape(new Shape(1, 2, 4), x, "x itself");
            assertArrayEquals(TOKENS, x.toFloatArray(), "x was changed");
        }
    }

    @Test
    @Order(5)
    void everyNumberGoesToItsPlaceAndBack() {
        SplittableRandom random = new SplittableRandom(40);
        try (NDManager manager = TensorEngine.newRoot()) {
            for (int round = 0; round < 25; round++) {
                int texts = 1 + random.nextInt(3);
                int tokens = 1 + random.nextInt(5);
                int numHeads = 1 + random.nextInt(4);
                int headDim = 1 + random.nextInt(4);
                int width = numHeads * headDim;
                float[] numbers = new float[texts * tokens * width];
                float[] expected = new float[numbers.length];
                for (int b = 0; b < texts; b++) {
                    for (int t = 0; t < tokens; t++) {
                        for (int c = 0; c < width; c++) {
                            float number = 10_000 * b + 100 * t + c;
                            numbers[(b * tokens + t) * width + c] = number;
                            int head = c / headDim;
                            expected[((b * numHeads + head) * tokens + t) * headDim + c % headDim] = number;
                        }
                    }
                }
                String where = "B = " + texts + ", T = " + tokens + ", H = " + numHeads + ", D = " + headDim;
                NDArray x = manager.create(numbers, new Shape(texts, tokens, width));
                NDArray heads = HeadSplit.split(x, numHeads);
                checkShape(new Shape(texts, numHeads, tokens, headDim), heads, "split with " + where);
                assertArrayEquals(
                        expected,
                        heads.toFloatArray(),
                        "split with " + where + ": number 10203 is text 1, token 2, number 3");
                NDArray merged = HeadSplit.merge(manager.create(expected, new Shape(texts, numHeads, tokens, headDim)));
                checkShape(new Shape(texts, tokens, width), merged, "merge with " + where);
                assertArrayEquals(
                        numbers, merged.toFloatArray(), "merge with " + where + ": the vectors as they were before");
            }
        }
    }

    private static void checkShape(Shape expected, NDArray found, String what) {
        assertEquals(expected, found.getShape(), "the shape after: " + what);
    }
}
