package dev.aifromzero.level5.docs;

import static dev.aifromzero.level5.docs.ListChecks.array;
import static dev.aifromzero.level5.docs.ListChecks.flat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.aifromzero.level3.config.TransformerConfig;
import dev.aifromzero.level3.layer.Linear;
import dev.aifromzero.level3.model.ParameterCounts;
import dev.aifromzero.level3.tensor.TensorEngine;
import dev.aifromzero.level5.lora.LoraAdapter;
import dev.aifromzero.level5.lora.LoraConfig;
import dev.aifromzero.level5.lora.LoraLinear;
import dev.aifromzero.level5.lora.LoraTarget;
import java.util.Set;

/** Computes the examples of "Fine-tuning" again. */
final class LoraChecks {
    private LoraChecks() {}

    static void addTo(Checks checks) {
        checks.add("lora", LoraChecks::detour);
        checks.add("lora-count", LoraChecks::count);
    }

    /** DistilGPT-2's shape with this width and so many blocks. */
    static TransformerConfig distil(int width, int blocks) {
        return TransformerConfig.of(50_257, 1_024, width, 12, blocks);
    }

    static LoraConfig onQueriesKeysValues(int rank) {
        return new LoraConfig(rank, 2 * rank, 0, Set.of("c_attn"));
    }

    private static void detour(Worked page) {
        double[][] w = page.given(2, 2);
        double[] x = page.given(2);
        int rank = page.whole();
        LoraConfig config = new LoraConfig(rank, page.given(), 0, Set.of("c_attn"));
        double[] a = page.given(2);
        double[] b = page.given(2);
        double scaling = config.scaling();
        try (NDManager root = TensorEngine.newRoot()) {
            NDArray input = array(root, x);
            NDArray column = array(root, new double[] {b[0]}, new double[] {b[1]});
            Linear base = new Linear(array(root, w), null);
            float[] plain = base.forward(input, false).toFloatArray();
            float[] tuned = new LoraLinear(base, array(root, a), column, scaling, 0)
                    .forward(input, false)
                    .toFloatArray();
            double narrow = a[0] * x[0] + a[1] * x[1];
            page.shows(plain).shows(a[0], x[0], a[1], x[1], narrow);
            page.shows(b[0], narrow, b[1], narrow, b[0] * narrow, b[1] * narrow, scaling)
                    .shows(scaling * b[0] * narrow, scaling * b[1] * narrow);
            page.shows(plain)
                    .shows(scaling * b[0] * narrow, scaling * b[1] * narrow)
                    .shows(tuned);
            merged(page, w, x, a, b, scaling, tuned);
        }
    }

    private static void merged(
            Worked page, double[][] w, double[] x, double[] a, double[] b, double scaling, float[] tuned) {
        double[][] merged = new double[2][2];
        for (int out = 0; out < 2; out++) {
            for (int in = 0; in < 2; in++) {
                merged[out][in] = w[out][in] + scaling * b[out] * a[in];
            }
        }
        page.shows(scaling).shows(flat(merged));
        for (double[] row : merged) {
            page.shows(row[0], x[0], row[1], x[1]);
        }
        page.shows(tuned);
    }

    private static void count(Worked page) {
        int in = page.whole();
        int out = page.whole();
        int rank = page.whole();
        page.shows(rank, in, out, new LoraTarget("blocks.0.attention.qkv", in, out).parameters(rank));
        TransformerConfig model = distil(in, page.whole());
        long learned = LoraAdapter.count(onQueriesKeysValues(rank), model);
        long all = ParameterCounts.of(model).total();
        page.shows(learned, all, 100.0 * learned / all);
    }
}
