package dev.aifromzero.level2.bench;

import java.util.Arrays;

/**
 * The same training in plain Java loops over arrays, for a sigmoid hidden layer. It uses what a library cannot know: that
 * a one-hot input picks a single row of the weights, so that only this row is read and changed.
 */
public final class LoopsPerSample implements PerSampleTraining {
    private final double[][] hiddenWeights;
    private final double[] hiddenBias;
    private final double[][] outputWeights;
    private final double[] outputBias;
    private final double[] a;
    private final double[] p;
    private final double[] dA;

    /** @param parameters first weights and biases, as {@link PerSampleTraining#parameters()} gives them; copied */
    public LoopsPerSample(double[][][] parameters) {
        hiddenWeights = copy(parameters[0]);
        hiddenBias = parameters[1][0].clone();
        outputWeights = copy(parameters[2]);
        outputBias = parameters[3][0].clone();
        a = new double[hiddenBias.length];
        p = new double[outputBias.length];
        dA = new double[a.length];
    }

    private static double[][] copy(double[][] table) {
        return Arrays.stream(table).map(double[]::clone).toArray(double[][]::new);
    }

    @Override
    public double epoch(int[] ids, double learningRate) {
        double loss = 0;
        for (int i = 0; i + 1 < ids.length; i++) {
            forward(ids[i]);
            loss -= Math.log(p[ids[i + 1]]);
            backward(ids[i], ids[i + 1], learningRate);
        }
        return loss / (ids.length - 1);
    }

    /** a = σ(W₁[input] + b₁), p = softmax(a · W₂ + b₂). */
    private void forward(int input) {
        double[] row = hiddenWeights[input];
        System.arraycopy(outputBias, 0, p, 0, p.length);
        for (int h = 0; h < a.length; h++) {
            a[h] = 1 / (1 + Math.exp(-(row[h] + hiddenBias[h])));
            double[] out = outputWeights[h];
            for (int j = 0; j < p.length; j++) {
                p[j] += a[h] * out[j];
            }
        }
        double largest = p[0];
        for (double logit : p) {
            largest = Math.max(largest, logit);
        }
        double sum = 0;
        for (int j = 0; j < p.length; j++) {
            p[j] = Math.exp(p[j] - largest);
            sum += p[j];
        }
        for (int j = 0; j < p.length; j++) {
            p[j] /= sum;
        }
    }

    /** The chain rule and the step of SGD in one go; p becomes dL/dlogits. */
    private void backward(int input, int answer, double rate) {
        p[answer] -= 1;
        double[] row = hiddenWeights[input];
        for (int h = 0; h < a.length; h++) {
            double[] out = outputWeights[h];
            double blame = 0;
            for (int j = 0; j < p.length; j++) {
                blame += p[j] * out[j];
            }
            dA[h] = blame;
            double step = rate * a[h];
            for (int j = 0; j < p.length; j++) {
                out[j] -= step * p[j];
            }
        }
        for (int j = 0; j < p.length; j++) {
            outputBias[j] -= rate * p[j];
        }
        for (int h = 0; h < a.length; h++) {
            double step = rate * dA[h] * a[h] * (1 - a[h]);
            row[h] -= step;
            hiddenBias[h] -= step;
        }
    }

    @Override
    public double[][][] parameters() {
        return new double[][][] {copy(hiddenWeights), {hiddenBias.clone()}, copy(outputWeights), {outputBias.clone()}};
    }
}
