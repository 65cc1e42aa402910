package dev.aifromzero.level2.network;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Turns scores into probabilities, and measures the surprise at what really came.
 *
 * <p>Targets are a table (B, C) of how often each answer came after each input: a single 1 a row for single examples,
 * counts where equal inputs are gathered. All sums are divided by the number of answers in the whole table.
 */
public final class SoftmaxCrossEntropy {
    private SoftmaxCrossEntropy() {}

    /**
     * {@return p = e^logit / Σ e^logit in each row (B, C): all above 0, each row summing to 1}
     *
     * @param logits any scores (B, C), also very large or very negative ones
     */
    public static INDArray softmax(INDArray logits) {
        return Transforms.exp(logSoftmax(logits), false);
    }

    /**
     * {@return ln p (B, C); the largest logit of a row is taken off first, or e^1000 would be infinite}
     *
     * @param logits any scores (B, C), also very large or very negative ones
     */
    public static INDArray logSoftmax(INDArray logits) {
        INDArray shifted = logits.subColumnVector(logits.max(true, 1)); // (B, C) − (B, 1)
        INDArray sums = Transforms.exp(shifted, true).sum(true, 1); // (B, C) -> (B, 1)
        return shifted.subiColumnVector(Transforms.log(sums, false));
    }

    /**
     * {@return the cross-entropy L = −(1/N) Σ counts · ln p, in nats an answer; N is the sum of all counts}
     *
     * @param logits scores (B, C)
     * @param counts how often each answer really came (B, C), all at least 0
     */
    public static double loss(INDArray logits, INDArray counts) {
        return -logSoftmax(logits).mul(counts).sumNumber().doubleValue()
                / counts.sumNumber().doubleValue();
    }

    /**
     * {@return dL/dlogits (B, C)}
     *
     * <p>For one example it is simply p − (1 at the right answer, 0 elsewhere). Gathered: (rowTotal · p − counts) / N.
     *
     * @param logits scores (B, C)
     * @param counts how often each answer really came (B, C), all at least 0
     */
    public static INDArray gradient(INDArray logits, INDArray counts) {
        return evaluate(logits, counts).gradient();
    }

    /**
     * Loss and gradient of the same logits.
     *
     * @param loss in nats an answer
     * @param gradient dL/dlogits (B, C)
     */
    public record Evaluation(double loss, INDArray gradient) {}

    /**
     * {@return both at once: the probabilities are computed only once}
     *
     * @param logits scores (B, C)
     * @param counts how often each answer really came (B, C), all at least 0
     */
    public static Evaluation evaluate(INDArray logits, INDArray counts) {
        INDArray rowTotals = counts.sum(true, 1); // (B, C) -> (B, 1)
        double total = rowTotals.sumNumber().doubleValue();
        INDArray logP = logSoftmax(logits); // (B, C)
        double loss = -logP.mul(counts).sumNumber().doubleValue() / total;
        INDArray gradient = Transforms.exp(logP, false) // now p
                .muliColumnVector(rowTotals)
                .subi(counts)
                .divi(total);
        return new Evaluation(loss, gradient);
    }
}
