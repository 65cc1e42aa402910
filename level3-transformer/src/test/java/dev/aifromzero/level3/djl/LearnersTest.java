package dev.aifromzero.level3.djl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.aifromzero.level3.config.TransformerConfig;
import dev.aifromzero.level3.tensor.TensorEngine;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LearnersTest {
    private static final int WIDTH = 8;
    private static final int TOKENS = 6;
    private NDManager root;

    @BeforeEach
    void start() {
        root = TensorEngine.newRoot();
    }

    @AfterEach
    void stop() {
        root.close();
    }

    private static TransformerConfig config(int heads) {
        return TransformerConfig.of(1, TOKENS, WIDTH, heads, 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void djlsBlockAndOursGiveTheSameResultsGradientsAndLosses(int heads) {
        SplittableRandom random = new SplittableRandom(heads);
        AveragingTask task = AveragingTask.create(root, 3, TOKENS, WIDTH, random);
        Map<String, float[]> start = AveragingTask.start(config(heads), random);
        try (DjlLearner djl = new DjlLearner(heads, start, task.inputs().getShape(), 2);
                OwnLearner own = new OwnLearner(config(heads), start, root, 2)) {
            assertArrayEquals(own.output(task.inputs()), djl.output(task.inputs()), 1e-6f);
            for (int step = 0; step < 30; step++) {
                float expected = own.backward(task.inputs(), task.targets());
                assertEquals(expected, djl.backward(task.inputs(), task.targets()), 1e-6, "step " + step);
                Map<String, float[]> theirs = djl.gradients();
                own.gradients().forEach((name, gradient) -> assertArrayEquals(gradient, theirs.get(name), 1e-6f, name));
                own.step();
                djl.step();
            }
        }
    }

    @Test
    void bothLearnTheTask() {
        SplittableRandom random = new SplittableRandom(3);
        AveragingTask task = AveragingTask.create(root, 8, TOKENS, WIDTH, random);
        try (DjlLearner djl = new DjlLearner(
                2, AveragingTask.start(config(2), random), task.inputs().getShape(), 2)) {
            float first = djl.backward(task.inputs(), task.targets());
            djl.step();
            int arrays = djl.model().getNDManager().getManagedArrays().size();
            for (int step = 0; step < 100; step++) {
                djl.backward(task.inputs(), task.targets());
                djl.step();
            }
            assertTrue(djl.backward(task.inputs(), task.targets()) < first / 10);
            assertEquals(arrays, djl.model().getNDManager().getManagedArrays().size(), "arrays left behind");
        }
    }

    /** Queries of 0 weigh all alike, and values and output pass everything on: the average of what may be seen. */
    @Test
    void equalWeightsSolveTheTaskExactly() {
        AveragingTask task = AveragingTask.create(root, 2, TOKENS, WIDTH, new SplittableRandom(1));
        Map<String, float[]> solution = new LinkedHashMap<>();
        float[] qkv = new float[3 * WIDTH * WIDTH];
        float[] out = new float[WIDTH * WIDTH];
        for (int i = 0; i < WIDTH; i++) {
            qkv[(2 * WIDTH + i) * WIDTH + i] = 1;
            out[i * WIDTH + i] = 1;
        }
        solution.put("attention.qkv.weight", qkv);
        solution.put("attention.qkv.bias", new float[3 * WIDTH]);
        solution.put("attention.out.weight", out);
        solution.put("attention.out.bias", new float[WIDTH]);
        try (DjlLearner djl = new DjlLearner(2, solution, task.inputs().getShape(), 1)) {
            assertArrayEquals(task.targets().toFloatArray(), djl.output(task.inputs()), 1e-5f);
        }
    }

    @Test
    void theErrorIsTheMeanOfTheSquares() {
        NDArray prediction = root.create(new float[] {1, 5, 2, 0}, new Shape(1, 2, 2));
        NDArray target = root.create(new float[] {1, 2, 4, 1}, new Shape(1, 2, 2));
        assertEquals(
                (0 + 9 + 4 + 1) / 4.0, MeanSquaredError.of(prediction, target).getFloat(), 1e-6);
    }

    @Test
    void aSavedModelComesBackAndThawsInATrainer(@TempDir Path folder) throws Exception {
        SplittableRandom random = new SplittableRandom(5);
        AveragingTask task = AveragingTask.create(root, 2, TOKENS, WIDTH, random);
        try (DjlLearner djl = new DjlLearner(
                2, AveragingTask.start(config(2), random), task.inputs().getShape(), 1)) {
            assertEquals(new DjlHabits.Reloaded(true, 0, 4), DjlHabits.reload(djl, 2, task.inputs(), folder));
            djl.backward(task.inputs(), task.targets());
            djl.step();
            assertEquals(new DjlHabits.Reloaded(true, 0, 4), DjlHabits.reload(djl, 2, task.inputs(), folder));
        }
    }

    @Test
    void djlsOptimizersHaveTheirHabits() {
        assertArrayEquals(new float[] {1, 5}, DjlHabits.movesWithClippedGradients(root));
        assertEquals(0.95, DjlHabits.biasAfterWeightDecay(root), 1e-6);
        assertEquals(0, DjlHabits.optimizerArraysThatSomebodyFrees(root));
    }
}
