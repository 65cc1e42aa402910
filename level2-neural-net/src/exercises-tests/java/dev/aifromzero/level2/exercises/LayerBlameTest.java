package dev.aifromzero.level2.exercises;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.aifromzero.kit.exercise.Task;
import dev.aifromzero.level2.network.Activation;
import dev.aifromzero.level2.network.DenseLayer;
import dev.aifromzero.level2.network.Initialiser;
import java.util.SplittableRandom;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Task(
        id = "2.7",
        points = 5,
        title = "Backpropagation through a layer",
        hint =
                "Write the shapes beside each product: (in, B) · (B, out) fits and gives (in, out), the shape of W. If the inner"
                        + " two numbers differ, a transpose is missing. A gradient always has the shape of what it belongs to.",
        lesson = "docs/level2.md#step-3-the-network-learns")
class LayerBlameTest {
    @Test
    @Order(1)
    void theExampleIsRight() {
        INDArray x = table(new double[][] {{1, 2}});
        INDArray w = table(new double[][] {{0.5}, {-0.25}});
        INDArray b = table(new double[][] {{0}});
        check("A", new double[][] {{0.5}}, LayerBlame.forward(x, w, b), "z = 0, and sigmoid(0) is 0.5");
        LayerBlame.Gradients found = LayerBlame.backward(x, w, b, table(new double[][] {{1}}));
        check("dW", new double[][] {{0.25}, {0.5}}, found.dW(), "each input times dZ = 0.25");
        check("db", new double[][] {{0.25}}, found.db(), "dZ itself, as there is only one example");
        check("dX", new double[][] {{0.125, -0.0625}}, found.dX(), "dZ = 0.25 times each weight");
    }

    @Test
    @Order(2)
    void theBiasIsAddedToEveryExample() {
        INDArray x = table(new double[][] {{0}, {0}, {0}});
        INDArray a = LayerBlame.forward(x, table(new double[][] {{5, 5}}), table(new double[][] {{0, Math.log(3)}}));
        check(
                "A",
                new double[][] {{0.5, 0.75}, {0.5, 0.75}, {0.5, 0.75}},
                a,
                "sigmoid(0) = 0.5 and sigmoid(ln 3) = 0.75 in each row");
    }

    @Test
    @Order(3)
    void gradientsOfSeveralExamplesAddUp() {
        INDArray x = table(new double[][] {{1}, {10}});
        INDArray w = table(new double[][] {{0}});
        INDArray b = table(new double[][] {{0}});
        LayerBlame.Gradients found = LayerBlame.backward(x, w, b, table(new double[][] {{4}, {8}}));
        check(
                "dW",
                new double[][] {{1 * 1 + 10 * 2}},
                found.dW(),
                "dZ is 4 · 0.25 = 1 and 8 · 0.25 = 2; no mean is taken here");
        check("db", new double[][] {{3}}, found.db(), "1 + 2: the sum over the examples");
        check("dX", new double[][] {{0}, {0}}, found.dX(), "a weight of 0 passes no blame on");
    }

    @Test
    @Order(4)
    void theShapesAreThoseOfTheThingsThemselves() {
        LayerBlame.Gradients found = LayerBlame.backward(
                Nd4j.ones(DataType.DOUBLE, 5, 3),
                Nd4j.ones(DataType.DOUBLE, 3, 2),
                Nd4j.ones(DataType.DOUBLE, 1, 2),
                Nd4j.ones(DataType.DOUBLE, 5, 2));
        assertArrayEquals(new long[] {3, 2}, found.dW().shape(), "dW has the shape of W, (in, out)");
        assertArrayEquals(
                new long[] {1, 2}, found.db().shape(), "db has the shape of b, (1, out): sum(true, 0) keeps the row");
        assertArrayEquals(new long[] {5, 3}, found.dX().shape(), "dX has the shape of X, (B, in)");
    }

    @Test
    @Order(5)
    void theGivenArraysStayAsTheyAre() {
        SplittableRandom random = new SplittableRandom(30);
        INDArray[] given = {random(random, 4, 3), random(random, 3, 2), random(random, 1, 2), random(random, 4, 2)};
        INDArray[] before = {given[0].dup(), given[1].dup(), given[2].dup(), given[3].dup()};
        LayerBlame.forward(given[0], given[1], given[2]);
        LayerBlame.backward(given[0], given[1], given[2], given[3]);
        String[] names = {"X", "W", "b", "dA"};
        for (int i = 0; i < given.length; i++) {
            check(
                    names[i],
                    before[i].toDoubleMatrix(),
                    given[i],
                    "it was changed: methods ending with i work in place");
        }
    }

    @Test
    @Order(6)
    void randomLayersAgreeWithTheLevelsOwn() {
        SplittableRandom random = new SplittableRandom(31);
        for (int round = 0; round < 10; round++) {
            int examples = 1 + random.nextInt(5);
            int in = 1 + random.nextInt(4);
            int out = 1 + random.nextInt(4);
            DenseLayer layer = new DenseLayer("layer", in, out, Activation.SIGMOID, Initialiser.XAVIER, random);
            layer.bias().value().assign(random(random, 1, out));
            INDArray x = random(random, examples, in);
            INDArray dA = random(random, examples, out);
            INDArray w = layer.weights().value();
            INDArray b = layer.bias().value();
            String shapes = "B = " + examples + ", in = " + in + ", out = " + out;
            check("A", layer.forward(x).toDoubleMatrix(), LayerBlame.forward(x, w, b), shapes);
            INDArray dX = layer.backward(dA);
            LayerBlame.Gradients found = LayerBlame.backward(x, w, b, dA);
            check("dW", layer.weights().gradient().toDoubleMatrix(), found.dW(), shapes);
            check("db", layer.bias().gradient().toDoubleMatrix(), found.db(), shapes);
            check("dX", dX.toDoubleMatrix(), found.dX(), shapes);
        }
    }

    private static void check(String name, double[][] expected, INDArray found, String thought) {
        assertArrayEquals(
                new long[] {expected.length, expected[0].length},
                found.shape(),
                "the shape of " + name + " (" + thought + ")");
        double[][] rows = found.toDoubleMatrix();
        for (int i = 0; i < expected.length; i++) {
            for (int j = 0; j < expected[i].length; j++) {
                assertEquals(
                        expected[i][j], rows[i][j], 1e-9, name + " in row " + i + ", column " + j + ": " + thought);
            }
        }
    }

    private static INDArray table(double[][] rows) {
        return Nd4j.create(rows);
    }

    private static INDArray random(SplittableRandom random, int rows, int columns) {
        double[][] table = new double[rows][];
        for (int i = 0; i < rows; i++) {
            table[i] = random.doubles(columns, -1, 1).toArray();
        }
        return Nd4j.create(table);
    }
}
