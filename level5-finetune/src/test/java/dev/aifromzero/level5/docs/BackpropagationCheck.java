package dev.aifromzero.level5.docs;

import static dev.aifromzero.level5.docs.ListChecks.flat;

import dev.aifromzero.level2.network.Activation;
import dev.aifromzero.level2.network.DenseLayer;
import dev.aifromzero.level2.network.FeedForwardNetwork;
import dev.aifromzero.level2.network.Initialiser;
import dev.aifromzero.level2.network.SoftmaxCrossEntropy;
import dev.aifromzero.level2.optimizer.Sgd;
import java.util.SplittableRandom;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Computes the backpropagation example again with level 2's layers. */
final class BackpropagationCheck {
    private static final INDArray RIGHT = Nd4j.create(new double[][] {{0, 1}});

    private BackpropagationCheck() {}

    static void addTo(Checks checks) {
        checks.add("backprop", BackpropagationCheck::backprop);
    }

    private static DenseLayer layer(String name, Activation bend, double[][] weights) {
        DenseLayer layer = new DenseLayer(name, 2, 2, bend, Initialiser.HE, new SplittableRandom(1));
        layer.weights().value().assign(Nd4j.create(weights));
        return layer;
    }

    private static void backprop(Worked page) {
        double[] x = page.given(2);
        double[][] w1 = page.given(2, 2);
        double[][] w2 = page.given(2, 2);
        DenseLayer hidden = layer("hidden", Activation.RELU, w1);
        DenseLayer output = layer("output", Activation.IDENTITY, w2);
        FeedForwardNetwork network = new FeedForwardNetwork(hidden, output);
        page.shows(hidden.bias().value().getDouble(0, 0));

        INDArray input = Nd4j.create(new double[][] {x});
        double[] sums = flat(input.mmul(hidden.weights().value()));
        for (int j = 0; j < 2; j++) {
            page.shows(x[0], w1[0][j], x[1], w1[1][j], sums[j]);
        }
        INDArray bent = hidden.forward(input);
        INDArray logits = output.forward(bent);
        double[] p = flat(SoftmaxCrossEntropy.softmax(logits));
        page.shows(flat(bent)).shows(flat(logits)).shows(p).shows(p[1], SoftmaxCrossEntropy.loss(logits, RIGHT));

        INDArray blame = SoftmaxCrossEntropy.gradient(logits, RIGHT);
        double[] d = flat(blame);
        double[] onward = flat(output.backward(blame));
        network.backward(blame);
        page.shows(flat(output.bias().gradient())).shows(flat(output.weights().gradient()));
        for (int i = 0; i < 2; i++) {
            page.shows(d[0], w2[i][0], d[1], w2[i][1], onward[i]);
        }
        page.shows(flat(hidden.bias().gradient())).shows(flat(hidden.weights().gradient()));

        new Sgd().step(network.parameters(), page.given());
        page.shows(SoftmaxCrossEntropy.loss(network.forward(input), RIGHT));
    }
}
