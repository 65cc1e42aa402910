package dev.aifromzero.level5.docs;

import static dev.aifromzero.level5.docs.ListChecks.floats;

import ai.djl.ndarray.NDManager;
import dev.aifromzero.level1.sampling.SamplingConfig;
import dev.aifromzero.level1.sampling.Softmax;
import dev.aifromzero.level1.sampling.Temperature;
import dev.aifromzero.level2.network.Activation;
import dev.aifromzero.level2.neuron.Neuron;
import dev.aifromzero.level3.tensor.TensorEngine;
import dev.aifromzero.level3.tensor.Tensors;
import java.util.Arrays;
import org.nd4j.linalg.factory.Nd4j;

/** Computes the examples of "Curves" again. */
final class CurveChecks {
    private CurveChecks() {}

    static void addTo(Checks checks) {
        checks.add("exp-log", CurveChecks::expLog);
        checks.add("bends", CurveChecks::bends);
        checks.add("softmax", CurveChecks::softmax);
        checks.add("temperature", CurveChecks::temperature);
    }

    private static void expLog(Worked page) {
        double a = page.given();
        page.shows(Math.exp(a));
        double b = page.given();
        page.shows(Math.exp(b), Math.exp(a) * Math.exp(b), a + b);
        double c = page.given();
        double d = page.given();
        page.shows(Math.log(c), Math.log(d), Math.log(c) + Math.log(d), c * d);
    }

    private static void bends(Worked page) {
        for (int row = 0; row < 5; row++) {
            double z = page.given();
            page.shows(Neuron.sigmoid(z), bent(Activation.TANH, z), bent(Activation.RELU, z), bent(Activation.GELU, z))
                    .shows(geluTanh(z), silu(z));
        }
        double z = page.given();
        double c = page.given();
        double inner = z + c * z * z * z;
        double factor = Math.sqrt(page.shows(inner).given() / Math.PI);
        double tanh = bent(Activation.TANH, factor * inner);
        page.shows(factor, factor * inner, tanh).shows(0.5, z, 1, tanh, geluTanh(z));
    }

    static double bent(Activation bend, double z) {
        return bend.apply(Nd4j.create(new double[] {z})).getDouble(0);
    }

    static double geluTanh(double z) {
        try (NDManager root = TensorEngine.newRoot()) {
            return Tensors.geluTanh(root.create((float) z)).getFloat();
        }
    }

    private static double silu(double z) {
        try (NDManager root = TensorEngine.newRoot()) {
            return Tensors.silu(root.create((float) z)).getFloat();
        }
    }

    private static void softmax(Worked page) {
        double[] logits = page.given(4);
        double[] powers = Arrays.stream(logits).map(Math::exp).toArray();
        double[] probabilities = Softmax.of(floats(logits));
        page.shows(powers)
                .shows(Arrays.stream(powers).sum())
                .shows(probabilities)
                .shows(Arrays.stream(probabilities).sum());
    }

    private static void temperature(Worked page) {
        float[] logits = floats(page.given(4));
        for (int i = 0; i < 2; i++) {
            double temperature = page.given();
            page.shows(new Temperature(temperature).apply(logits, new int[0]))
                    .shows(SamplingConfig.defaults()
                            .withTemperature(temperature)
                            .probabilities(logits, new int[0]));
        }
    }
}
