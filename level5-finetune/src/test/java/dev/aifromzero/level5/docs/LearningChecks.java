package dev.aifromzero.level5.docs;

import static dev.aifromzero.level5.docs.ListChecks.flat;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import dev.aifromzero.level2.network.GradientCheck;
import dev.aifromzero.level2.network.SoftmaxCrossEntropy;
import dev.aifromzero.level2.neuron.Neuron;
import dev.aifromzero.level2.optimizer.Adam;
import dev.aifromzero.level2.optimizer.GradientClipping;
import dev.aifromzero.level2.optimizer.LearningRateSchedule;
import dev.aifromzero.level2.optimizer.Parameter;
import dev.aifromzero.level3.tensor.ParameterStore;
import dev.aifromzero.level3.tensor.TensorEngine;
import dev.aifromzero.level3.tensor.Tensors;
import dev.aifromzero.level4.train.AdamW;
import dev.aifromzero.level4.train.AdamWConfig;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Computes the examples of "Learning" again, all but backpropagation. */
final class LearningChecks {
    private LearningChecks() {}

    static void addTo(Checks checks) {
        checks.add("derivative", LearningChecks::derivative);
        checks.add("chain", LearningChecks::chain);
        checks.add("neuron-step", LearningChecks::neuronStep);
        checks.add("softmax-gradient", LearningChecks::softmaxGradient);
        checks.add("adam", LearningChecks::adam);
        checks.add("clipping", LearningChecks::clipping);
        checks.add("cosine-schedule", LearningChecks::cosineSchedule);
    }

    /** The slope as the gradient check of level 2 measures it. */
    private static double slope(DoubleUnaryOperator f, double at) {
        INDArray x = matrix(at);
        return GradientCheck.slope(x, 0, 0, () -> f.applyAsDouble(x.getDouble(0, 0)));
    }

    private static INDArray matrix(double... row) {
        return Nd4j.create(new double[][] {row});
    }

    private static void derivative(Worked page) {
        DoubleUnaryOperator square = x -> x * x;
        double x = page.given();
        double h = page.given();
        page.shows(square.applyAsDouble(x + h), square.applyAsDouble(x - h), 2 * h, slope(square, x))
                .shows(2, 2 * x);
    }

    private static void chain(Worked page) {
        double factor = page.given();
        double shift = page.given();
        double x = page.given();
        DoubleUnaryOperator loss = at -> (factor * at + shift) * (factor * at + shift);
        double z = factor * x + shift;
        page.shows(z).shows(2, 2 * z, factor).shows(2 * z, factor, 2 * z * factor);
        double above = page.given();
        page.shows(loss.applyAsDouble(above));
        double below = page.given();
        page.shows(loss.applyAsDouble(below)).shows(above - below, slope(loss, x));
    }

    private static void neuronStep(Worked page) {
        double[] w = page.given(2);
        double bias = page.given();
        double[] x = page.given(2);
        double target = page.given();
        Neuron neuron = new Neuron(w, bias);
        double output = neuron.output(x);
        double loss = neuron.loss(x, target);
        double[] gradient = neuron.gradient(x, target);
        page.shows(w[0], x[0], w[1], x[1], bias, neuron.weightedSum(x), output, output, loss)
                .shows(output, target, gradient[2], gradient[0], gradient[1], gradient[2]);
        neuron.learn(x, target, page.given());
        page.shows(neuron.weights())
                .shows(neuron.bias(), neuron.weightedSum(x), neuron.output(x), neuron.loss(x, target), loss);
    }

    private static void softmaxGradient(Worked page) {
        INDArray logits = matrix(page.given(4));
        INDArray right = matrix(0, 1, 0, 0);
        INDArray gradient = SoftmaxCrossEntropy.gradient(logits, right);
        page.shows(SoftmaxCrossEntropy.softmax(logits).getDouble(0, 1), SoftmaxCrossEntropy.loss(logits, right))
                .shows(flat(gradient))
                .shows(gradient.sumNumber().doubleValue());
    }

    private static Parameter parameter(double... values) {
        return new Parameter("w", matrix(values), true);
    }

    private static void adam(Worked page) {
        double w = page.given();
        double rate = page.given();
        double b1 = page.given();
        double b2 = page.given();
        double g1 = page.given();
        double g2 = page.given();
        Parameter learned = parameter(w);
        Adam adam = new Adam(b1, b2, 1e-8, 0);

        double m = (1 - b1) * g1;
        double v = (1 - b2) * g1 * g1;
        double step = w - after(adam, learned, g1, rate);
        page.shows(1 - b1, g1, m, 1 - b2, g1 * g1, v)
                .shows(m, 1 - b1, m / (1 - b1), v, 1 - b2, v / (1 - b2))
                .shows(rate, m / (1 - b1), v / (1 - b2), step, w - step);

        double m2 = b1 * m + (1 - b1) * g2;
        double v2 = b2 * v + (1 - b2) * g2 * g2;
        double mHat = m2 / (1 - b1 * b1);
        double vHat = v2 / (1 - b2 * b2);
        double second = w - step - after(adam, learned, g2, rate);
        page.shows(b1, m, 1 - b1, g2, m2, b2, v, 1 - b2, g2 * g2, v2)
                .shows(m2, 1, b1 * b1, mHat, v2, 1, b2 * b2, vHat)
                .shows(rate, mHat, vHat, second, w - step - second);

        double decay = page.given();
        page.shows(1, rate, decay, 1 - rate * decay, step)
                .shows(after(new Adam(b1, b2, 1e-8, decay), parameter(w), g1, rate));
        double byLevel4 = afterLevel4(new AdamWConfig(b1, b2, 1e-8, decay), w, g1, rate);
        page.holds(Math.abs(byLevel4 - (w * (1 - rate * decay) - step)) < 1e-6);
    }

    /** The same step by level 4's optimizer, on a weight whose loss is the gradient times the weight. */
    private static double afterLevel4(AdamWConfig config, double weight, double gradient, double rate) {
        try (NDManager root = TensorEngine.newRoot()) {
            ParameterStore store = new ParameterStore(root);
            NDArray learned = store.addTrainable("w", new float[] {(float) weight}, 1, 1);
            try (AdamW optimizer = new AdamW(store, config)) {
                try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
                    collector.backward(Tensors.scale(learned, gradient).sum());
                }
                optimizer.step(rate);
                return learned.getFloat();
            }
        }
    }

    private static double after(Adam adam, Parameter parameter, double gradient, double rate) {
        parameter.gradient(matrix(gradient));
        adam.step(List.of(parameter), rate);
        return parameter.value().getDouble(0, 0);
    }

    private static void clipping(Worked page) {
        Parameter parameter = parameter(0, 0);
        parameter.gradient(matrix(page.given(2)));
        double length = parameter.gradient().norm2Number().doubleValue();
        double allowed = page.shows(length).given();
        GradientClipping.clip(List.of(parameter), allowed);
        page.shows(allowed, length, allowed / length)
                .shows(flat(parameter.gradient()))
                .shows(parameter.gradient().norm2Number().doubleValue());
    }

    private static void cosineSchedule(Worked page) {
        double peak = page.given();
        double last = page.given();
        int warmUp = page.whole();
        int total = page.whole();
        LearningRateSchedule schedule = LearningRateSchedule.warmUpCosine(peak, last, warmUp, total);
        for (int step = 0; step < total; step++) {
            page.shows(step);
        }
        for (int step = warmUp; step < total; step++) {
            page.shows((step - warmUp) / (total - 1.0 - warmUp));
        }
        for (int step = warmUp; step < total; step++) {
            page.shows(Math.cos(Math.PI * (step - warmUp) / (total - 1.0 - warmUp)));
        }
        for (int step = 0; step < total; step++) {
            page.shows(schedule.at(step));
        }
    }
}
