package dev.aifromzero.level3.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.aifromzero.level3.config.TransformerConfig;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A task that attention can solve exactly: at each place, tell the average of all vectors so far. Equal weights for all
 * that may be seen, values passed on as they are.
 *
 * @param inputs random vectors, (B, T, C)
 * @param targets their running averages, (B, T, C)
 */
public record AveragingTask(NDArray inputs, NDArray targets) {
    /**
     * {@return a task of B texts of T vectors with C numbers}
     *
     * @param manager owns both arrays
     * @param texts B, at least 1
     * @param tokens T, at least 1
     * @param width C, at least 1
     * @param random draws the vectors, normal with deviation 1
     */
    public static AveragingTask create(NDManager manager, int texts, int tokens, int width, SplittableRandom random) {
        float[] inputs = gaussian(texts * tokens * width, 1, random);
        float[] targets = new float[inputs.length];
        for (int b = 0; b < texts; b++) {
            for (int c = 0; c < width; c++) {
                double sum = 0;
                for (int t = 0; t < tokens; t++) {
                    int index = (b * tokens + t) * width + c;
                    sum += inputs[index];
                    targets[index] = (float) (sum / (t + 1));
                }
            }
        }
        Shape shape = new Shape(texts, tokens, width);
        return new AveragingTask(manager.create(inputs, shape), manager.create(targets, shape));
    }

    /**
     * {@return numbers to start from, by the names of {@link DjlAttention}: weights of spread 1/√C, biases 0}
     *
     * @param config gives the width C
     * @param random draws the weights
     */
    public static Map<String, float[]> start(TransformerConfig config, SplittableRandom random) {
        int width = config.embeddingDim();
        double spread = 1 / Math.sqrt(width);
        Map<String, float[]> start = new LinkedHashMap<>();
        start.put("attention.qkv.weight", gaussian(3 * width * width, spread, random));
        start.put("attention.qkv.bias", new float[3 * width]);
        start.put("attention.out.weight", gaussian(width * width, spread, random));
        start.put("attention.out.bias", new float[width]);
        return start;
    }

    private static float[] gaussian(int count, double spread, SplittableRandom random) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (random.nextGaussian() * spread);
        }
        return values;
    }
}
