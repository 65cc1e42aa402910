package dev.aifromzero.level3.exercises;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.aifromzero.kit.exercise.Task;
import dev.aifromzero.level3.layer.Norm;
import dev.aifromzero.level3.tensor.TensorEngine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Task(
        id = "3.3",
        points = 4,
        title = "Layer norm and the wiring of a block",
        hint =
                "In block, keep what the attention's line gives in a variable: the second line uses it twice, as what is added to"
                        + " and as what is normalized. The norm stands before the part, never after the sum.",
        lesson = "docs/level3.md#step-3-the-block")
class PreNormBlockTest {
    private static final UnaryOperator<double[][]> HALVE = each(v -> v / 2);
    private static final UnaryOperator<double[][]> SAME = each(v -> v);
    private static final UnaryOperator<double[][]> NOTHING = each(v -> 0);

    @Test
    @Order(1)
    void theExampleOfTheNormIsRight() {
        double[] x = {1, 3};
        assertArrayEquals(
                new double[] {-1, 1},
                PreNormBlock.layerNorm(x, new double[] {1, 1}, new double[2]),
                1e-4,
                "mean 2, variance 1");
        assertArrayEquals(
                new double[] {-2, 3},
                PreNormBlock.layerNorm(x, new double[] {2, 2}, new double[] {0, 1}),
                1e-4,
                "first times the weights (2, 2), then plus the biases (0, 1)");
    }

    @Test
    @Order(2)
    void theExampleOfTheWiringIsRight() {
        double[][] result = PreNormBlock.block(new double[][] {{10}}, HALVE, each(v -> v + 1), HALVE, each(v -> v * 2));
        assertEquals(
                32,
                result[0][0],
                1e-12,
                "10 + (5 + 1) = 16, then 16 + 2 · 8 = 32. 12 or 16: a plus sign is missing; 42 or 48: a norm is missing; 26: the second"
                        + " part must see what the first has left, not x");
    }

    @Test
    @Order(3)
    void theVarianceIsTheMeanOfTheSquares() {
        double[] y = PreNormBlock.layerNorm(new double[] {0, 0, 0, 4}, new double[] {1, 1, 1, 1}, new double[4]);
        assertArrayEquals(
                new double[] {-0.57735, -0.57735, -0.57735, 1.73205},
                y,
                1e-4,
                "mean 1, variance (1 + 1 + 1 + 9) / 4 = 3, spread √3: do you divide by 4, and take the root?");
    }

    @Test
    @Order(4)
    void equalNumbersBecomeZero() {
        assertArrayEquals(
                new double[] {0.5, 0.5},
                PreNormBlock.layerNorm(new double[] {7, 7}, new double[] {3, 3}, new double[] {0.5, 0.5}),
                1e-9,
                "the variance is 0; thanks to the small number nothing is divided by 0, and only the bias is left");
        assertEquals(
                0.001 / Math.sqrt(1e-6 + 1e-5),
                PreNormBlock.layerNorm(new double[] {-0.001, 0.001}, new double[] {1, 1}, new double[2])[1],
                1e-9,
                "variance 0.000001: the small number, 0.00001, counts here and stands under the root");
    }

    @Test
    @Order(5)
    void addGoesNumberByNumber() {
        double[][] a = {{1, 2}, {3, 4}, {5, 6}};
        double[][] b = {{10, 20}, {30, 40}, {50, 60}};
        assertEquals(
                "[[11.0, 22.0], [33.0, 44.0], [55.0, 66.0]]", Arrays.deepToString(PreNormBlock.add(a, b)), "the sum");
        assertEquals("[[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]", Arrays.deepToString(a), "a was changed: make a new table");
        assertEquals(
                "[[10.0, 20.0], [30.0, 40.0], [50.0, 60.0]]",
                Arrays.deepToString(b),
                "b was changed: make a new table");
        assertEquals(0, PreNormBlock.add(new double[0][], new double[0][]).length, "no token");
    }

    @Test
    @Order(6)
    void partsThatSayNothingLeaveTheStreamAsItIs() {
        double[][] x = {{1, -2}, {3, 0.5}};
        assertEquals(
                Arrays.deepToString(x),
                Arrays.deepToString(PreNormBlock.block(x, HALVE, NOTHING, HALVE, NOTHING)),
                "attention and feedForward gave zeros, so x must come out as it went in: that is what the plus signs are"
                        + " for");
    }

    @Test
    @Order(7)
    void everyPartSeesWhatItShould() {
        List<String> seen = new ArrayList<>();
        double[][] x = {{8}};
        double[][] result = PreNormBlock.block(
                x,
                watch("norm1", seen, 1),
                watch("attention", seen, 2),
                watch("norm2", seen, 3),
                watch("feedForward", seen, 4));
        assertEquals(
                "[norm1 sees 8.0, attention sees 9.0, norm2 sees 19.0, feedForward sees 22.0]",
                seen.toString(),
                "the parts add 1, 2, 3 and 4 to what they see: x = 8, talked = 8 + 11 = 19. Each part once, in this order");
        assertEquals(45, result[0][0], 1e-12, "talked 19, plus feedForward's 26");
        assertEquals(8, x[0][0], 0.0, "x was changed");
    }

    @Test
    @Order(8)
    void randomVectorsAgreeWithTheLevelsOwnNorm() {
        SplittableRandom random = new SplittableRandom(34);
        try (NDManager manager = TensorEngine.newRoot()) {
            for (int round = 0; round < 20; round++) {
                int width = 2 + random.nextInt(9);
                double[] x = random.doubles(width, -5, 5).toArray();
                double[] weight = random.doubles(width, 0.5, 2).toArray();
                double[] bias = random.doubles(width, -1, 1).toArray();
                Norm norm = new Norm.LayerNormalization(
                        array(manager, weight, new Shape(width)), array(manager, bias, new Shape(width)));
                float[] expected =
                        norm.forward(array(manager, x, new Shape(1, 1, width))).toFloatArray();
                double[] found = PreNormBlock.layerNorm(x, weight, bias);
                for (int c = 0; c < width; c++) {
                    assertEquals(expected[c], found[c], 1e-4, "number " + c + " of the norm of " + Arrays.toString(x));
                }
                double[][] rows = {x, bias};
                assertEquals(
                        3 * x[0] + 6,
                        PreNormBlock.block(rows, SAME, each(v -> 1), SAME, each(v -> 2 * v + 3))[0][0],
                        1e-9,
                        "x + 1, and to that 2 · (x + 1) + 3, which is 3 · x + 6");
            }
        }
    }

    private static NDArray array(NDManager manager, double[] values, Shape shape) {
        float[] narrow = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            narrow[i] = (float) values[i];
        }
        return manager.create(narrow, shape);
    }

    private static UnaryOperator<double[][]> watch(String name, List<String> seen, double added) {
        return x -> {
            seen.add(name + " sees " + x[0][0]);
            return new double[][] {{x[0][0] + added}};
        };
    }

    private static UnaryOperator<double[][]> each(DoubleUnaryOperator change) {
        return x -> Arrays.stream(x)
                .map(row -> Arrays.stream(row).map(change).toArray())
                .toArray(double[][]::new);
    }
}
