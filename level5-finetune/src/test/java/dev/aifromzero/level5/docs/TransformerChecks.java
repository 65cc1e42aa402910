package dev.aifromzero.level5.docs;

import static dev.aifromzero.level5.docs.ListChecks.array;
import static dev.aifromzero.level5.docs.ListChecks.floats;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.aifromzero.level3.attention.Attention;
import dev.aifromzero.level3.attention.CausalMask;
import dev.aifromzero.level3.config.Activation;
import dev.aifromzero.level3.config.NormKind;
import dev.aifromzero.level3.config.Positions;
import dev.aifromzero.level3.config.TransformerConfig;
import dev.aifromzero.level3.embedding.RotaryEncoding;
import dev.aifromzero.level3.embedding.SinusoidalEncoding;
import dev.aifromzero.level3.layer.Norm;
import dev.aifromzero.level3.model.ParameterCounts;
import dev.aifromzero.level3.tensor.TensorEngine;
import dev.aifromzero.level3.tensor.Tensors;
import java.util.Arrays;

/** Computes the examples of "Inside a transformer" again. */
final class TransformerChecks {
    private TransformerChecks() {}

    static void addTo(Checks checks) {
        checks.add("variance", TransformerChecks::variance);
        checks.add("norms", TransformerChecks::norms);
        checks.add("attention", TransformerChecks::attention);
        checks.add("sinusoidal", TransformerChecks::sinusoidal);
        checks.add("rotary", TransformerChecks::rotary);
        checks.add("parameters", TransformerChecks::parameters);
    }

    private static double[] distances(double[] x) {
        double mean = Arrays.stream(x).average().orElseThrow();
        return Arrays.stream(x).map(value -> value - mean).toArray();
    }

    private static double[] squares(double[] x) {
        return Arrays.stream(x).map(value -> value * value).toArray();
    }

    private static void variance(Worked page) {
        double[] x = page.given(4);
        double sum = Arrays.stream(x).sum();
        double squares = Arrays.stream(squares(distances(x))).sum();
        double variance = squares / x.length;
        page.shows(sum, x.length, sum / x.length).shows(distances(x));
        page.shows(squares, squares, x.length, variance, variance, Math.sqrt(variance));
    }

    private static void norms(Worked page) {
        double[] x = page.given(4);
        try (NDManager root = TensorEngine.newRoot()) {
            NDArray scale = root.full(new Shape(4), (float) page.given());
            NDArray shift = root.full(new Shape(4), (float) page.given());
            NDArray input = root.create(floats(x), new Shape(1, 1, 4));
            double deviation = Math.sqrt(Arrays.stream(squares(distances(x))).sum() / x.length);
            page.shows(Norm.EPSILON)
                    .shows(x[0] - distances(x)[0], deviation)
                    .shows(distances(x))
                    .shows(deviation)
                    .shows(new Norm.LayerNormalization(scale, shift)
                            .forward(input)
                            .toFloatArray());
            double meanSquare = Arrays.stream(squares(x)).sum() / x.length;
            page.shows(squares(x))
                    .shows(x.length, meanSquare, Math.sqrt(meanSquare))
                    .shows(x)
                    .shows(Math.sqrt(meanSquare))
                    .shows(new Norm.RmsNorm(scale).forward(input).toFloatArray());
        }
    }

    private static void attention(Worked page) {
        int width = page.whole();
        double[][] q = new double[3][];
        double[][] k = new double[3][];
        double[][] v = new double[3][];
        for (int token = 0; token < 3; token++) {
            q[token] = page.given(width);
            k[token] = page.given(width);
            v[token] = page.given(width);
        }
        try (NDManager root = TensorEngine.newRoot()) {
            NDArray queries = array(root, q);
            NDArray keys = array(root, k);
            float[][] scores = rows(queries.matMul(Tensors.transposed(keys)));
            NDArray free = Attention.weights(queries, keys, null);
            NDArray causal = Attention.weights(queries, keys, CausalMask.create(root, 3, 3));
            float[][] weights = rows(causal);
            float[][] mixtures = rows(causal.matMul(array(root, v)));
            page.shows(weights[0]).shows(mixtures[0]);
            second(page, new double[][][] {q, k, v}, scores[1], weights[1], mixtures[1]);
            third(page, scores[2], Math.sqrt(width), weights[2], mixtures[2]);
            page.shows(scores[0]).shows(rows(free)[0][0]);
        }
    }

    private static void second(Worked page, double[][][] qkv, float[] scores, float[] weights, float[] mixture) {
        double[] q = qkv[0][1];
        for (int key = 0; key < 2; key++) {
            double[] k = qkv[1][key];
            page.shows(q[0], k[0], q[1], k[1], scores[key]);
        }
        double root = Math.sqrt(q.length);
        page.shows(q.length, root, scores[0] / root, scores[1] / root)
                .shows(Math.exp(scores[0] / root), Math.exp(scores[1] / root))
                .shows(weights)
                .shows(weights[0])
                .shows(qkv[2][0])
                .shows(weights[1])
                .shows(qkv[2][1])
                .shows(mixture);
    }

    private static void third(Worked page, float[] scores, double root, float[] weights, float[] mixture) {
        page.shows(scores);
        double sum = 0;
        for (float score : scores) {
            page.shows(score / root);
            sum += Math.exp(score / root);
        }
        for (float score : scores) {
            page.shows(Math.exp(score / root));
        }
        page.shows(sum).shows(weights).shows(mixture);
    }

    private static float[][] rows(NDArray matrix) {
        int rows = (int) matrix.getShape().get(0);
        int columns = (int) matrix.getShape().get(1);
        float[] flat = matrix.toFloatArray();
        float[][] result = new float[rows][];
        for (int row = 0; row < rows; row++) {
            result[row] = Arrays.copyOfRange(flat, row * columns, (row + 1) * columns);
        }
        return result;
    }

    private static void sinusoidal(Worked page) {
        int width = page.whole();
        int place = page.whole();
        double[] code = new double[width];
        for (int d = 0; d < width; d++) {
            code[d] = SinusoidalEncoding.value(place, d, width);
        }
        page.shows(1, place, code[0], place, code[1]);
        double divisor = place / Math.asin(code[2]);
        page.shows(divisor * divisor, divisor)
                .shows(place / divisor, code[2], place / divisor, code[3])
                .shows(code);
    }

    private static void rotary(Worked page) {
        int width = page.whole();
        double[] q = page.given(2);
        double[] k = page.given(2);
        try (NDManager root = TensorEngine.newRoot()) {
            RotaryEncoding rotary = new RotaryEncoding(root, 8, width);
            int first = page.whole();
            page.shows(q[0], first, q[1], first, q[0], first, q[1], first);
            int apart = meet(page, rotary, root, q, first, k);
            int second = page.whole();
            meet(page, rotary, root, q, second, k);
            page.shows(apart);
            int key = page.whole();
            page.shows(second - key, product(turned(rotary, root, q, second), turned(rotary, root, k, key)));
        }
    }

    /** The query is at a place that was read; the key's is read here. {@return how far apart both are} */
    private static int meet(Worked page, RotaryEncoding rotary, NDManager root, double[] q, int at, double[] k) {
        float[] query = turned(rotary, root, q, at);
        int keyPlace = page.shows(query).whole();
        float[] key = turned(rotary, root, k, keyPlace);
        page.shows(key).shows(product(query, key));
        return at - keyPlace;
    }

    private static float[] turned(RotaryEncoding rotary, NDManager root, double[] x, int place) {
        return rotary.rotate(root.create(floats(x), new Shape(1, 1, 1, x.length)), place)
                .toFloatArray();
    }

    private static double product(float[] a, float[] b) {
        return (double) a[0] * b[0] + (double) a[1] * b[1];
    }

    private static void parameters(Worked page) {
        int v = page.whole();
        int t = page.whole();
        int c = page.whole();
        int blocks = page.whole();
        int f = page.whole();
        ParameterCounts small = ParameterCounts.of(new TransformerConfig(
                v,
                t,
                c,
                4,
                4,
                blocks,
                f,
                Positions.LEARNED,
                NormKind.LAYER_NORM,
                Activation.GELU_TANH,
                false,
                true,
                0.0,
                true));
        page.shows(v, c, small.tokenEmbedding(), t, c, small.positionEmbedding())
                .shows(4, c, c, small.attention())
                .shows(2, c, f, f, c, small.ffn())
                .shows(4, c, small.norms(), small.block())
                .shows(blocks, blocks * small.block())
                .shows(2, c, small.finalNorm(), small.total());
        gpt2(page);
    }

    private static void gpt2(Worked page) {
        int v = page.whole();
        int t = page.whole();
        int c = page.whole();
        int blocks = page.whole();
        ParameterCounts gpt2 = ParameterCounts.of(TransformerConfig.of(v, t, c, 12, blocks));
        page.shows(
                gpt2.tokenEmbedding(), gpt2.positionEmbedding(), blocks, gpt2.block(), gpt2.finalNorm(), gpt2.total());
    }
}
