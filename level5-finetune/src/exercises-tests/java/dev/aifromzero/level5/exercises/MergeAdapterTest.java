package dev.aifromzero.level5.exercises;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.aifromzero.kit.exercise.Task;
import dev.aifromzero.level3.layer.Linear;
import dev.aifromzero.level3.tensor.TensorEngine;
import dev.aifromzero.level5.lora.LoraLinear;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@Task(
        id = "5.5",
        points = 4,
        title = "Merge the adapter into the model",
        hint = "Write the shapes below each array before you multiply: what stands in the middle, (in, r) x (r, out),"
                + " must be equal and disappears. r is the number of rows of A.",
        lesson = "docs/level5.md#merging-and-other-programs")
class MergeAdapterTest {
    private NDManager root;

    @BeforeEach
    void start() {
        root = TensorEngine.newRoot();
    }

    @AfterEach
    void end() {
        root.close();
    }

    @Test
    void theExampleIsRight() {
        NDArray a = array(1, 2, 3, 4);
        NDArray b = array(3, 1, 1, -1, 2);
        check(
                array(2, 3, 1.5f, -1.5f, 3, 2, -2, 4),
                MergeAdapter.correction(a, b, 0.5),
                "half of (3, −3, 6), (4, −4, 8)");
        NDArray w = array(2, 3, 1, 0, 1, 0, 1, 1);
        check(
                array(2, 3, 2.5f, -1.5f, 4, 2, -1, 5),
                MergeAdapter.merge(w, a, b, 0.5),
                "W with rows (1, 0, 1), (0, 1, 1), and the half");
    }

    @Test
    void alphaIsDividedByTheRank() {
        NDArray a = array(2, 3, 1, 0, 0, 0, 1, 0); // rows (1, 0, 0) and (0, 1, 0)
        NDArray b = array(1, 2, 5, 7); // one row
        check(
                array(3, 1, 20, 28, 0),
                MergeAdapter.correction(a, b, 8),
                "rank 2, alpha 8: B A is (5, 7, 0), and it counts 8 / 2 = 4 times. Is r the number of rows of A?");
        check(
                array(3, 1, 1.25f, 1.75f, 0),
                MergeAdapter.correction(a, b, 0.5),
                "rank 2, alpha 0.5: B A is (5, 7, 0), and it counts 0.25 times");
    }

    @Test
    void aSquareMatrixIsTurnedOverToo() {
        NDArray a = array(1, 2, 1, 0);
        NDArray b = array(2, 1, 0, 1);
        check(
                array(2, 2, 0, 1, 0, 0),
                MergeAdapter.correction(a, b, 1),
                "in = out = 2: the shape cannot tell, but B A has its 1 in row 1, column 0; turned over it stands in row"
                        + " 0, column 1");
    }

    @Test
    void aNewAdapterChangesNothing() {
        NDArray w = array(2, 3, 1, 2, 3, 4, 5, 6);
        NDArray zeros = array(3, 1, 0, 0, 0);
        assertArrayEquals(
                w.toFloatArray(),
                MergeAdapter.merge(w, array(1, 2, 3, 4), zeros, 16).toFloatArray(),
                "B = 0: merged is exactly the base");
    }

    @Test
    void theGivenArraysAreNotChanged() {
        NDArray w = array(2, 3, 1, 2, 3, 4, 5, 6);
        NDArray a = array(1, 2, 3, 4);
        NDArray b = array(3, 1, 1, -1, 2);
        MergeAdapter.merge(w, a, b, 0.5);
        MergeAdapter.unmerge(w, a, b, 0.5);
        check(array(2, 3, 1, 2, 3, 4, 5, 6), w, "W afterwards: do you use add, not addi?");
        check(array(1, 2, 3, 4), a, "A afterwards");
        check(array(3, 1, 1, -1, 2), b, "B afterwards");
    }

    @Test
    void whatWasMergedCanBeTakenOffAgain() {
        SplittableRandom random = new SplittableRandom(56);
        for (int round = 0; round < 10; round++) {
            NDArray w = random(random, 5, 4);
            NDArray a = random(random, 2, 5);
            NDArray b = random(random, 4, 2);
            NDArray merged = MergeAdapter.merge(w, a, b, 3);
            check(
                    w,
                    MergeAdapter.unmerge(merged, a, b, 3),
                    "merged and taken off again: is the same correction subtracted?");
        }
    }

    @Test
    void theMergedMatrixDoesWhatLayerAndAdapterDo() {
        SplittableRandom random = new SplittableRandom(57);
        for (int round = 0; round < 15; round++) {
            int in = 1 + random.nextInt(6);
            int out = 1 + random.nextInt(6);
            int rank = 1 + random.nextInt(4);
            double alpha = random.nextDouble(0.5, 20);
            NDArray w = random(random, in, out);
            NDArray a = random(random, rank, in);
            NDArray b = random(random, out, rank);
            NDArray x = random(random, 3, in);
            NDArray beside = new LoraLinear(new Linear(w.transpose(), null), a, b, alpha / rank, 0)
                    .forward(x.reshape(1, 3, in), false) // (1, T, in) -> (1, T, out)
                    .reshape(3, out);
            check(
                    beside,
                    x.matMul(MergeAdapter.merge(w, a, b, alpha)), // (T, in) x (in, out) -> (T, out)
                    "x times the merged matrix, from " + in + " to " + out + ", rank " + rank + ", against the level's"
                            + " own LoRA layer");
        }
    }

    private static void check(NDArray expected, NDArray actual, String what) {
        assertEquals(expected.getShape(), actual.getShape(), "shape: " + what);
        assertArrayEquals(expected.toFloatArray(), actual.toFloatArray(), 1e-3f, "numbers, row by row: " + what);
    }

    private NDArray array(int rows, int columns, float... numbers) {
        return root.create(numbers, new Shape(rows, columns));
    }

    private NDArray random(SplittableRandom random, int rows, int columns) {
        float[] numbers = new float[rows * columns];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) random.nextDouble(-2, 2);
        }
        return array(rows, columns, numbers);
    }
}
