package dev.aifromzero.level2.language;

import dev.aifromzero.level2.network.SoftmaxCrossEntropy;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * How surprised a model is at the tokens that really came, and which way its scores should move.
 *
 * <pre>
 * L = −(1/B) Σ ln p[b, target b]            p = softmax of each row of the logits
 * dL/dlogits = (p − one-hot of targets) / B     (B, V)
 * </pre>
 *
 * @param loss L, in nats a token
 * @param gradient dL/dlogits (B, V)
 */
record NextTokenLoss(double loss, INDArray gradient) {
    /**
     * {@return loss and gradient}
     *
     * @param logits the scores (B, V)
     * @param targets the tokens that came (B)
     */
    static NextTokenLoss of(INDArray logits, int[] targets) {
        INDArray logP = SoftmaxCrossEntropy.logSoftmax(logits); // (B, V)
        double sum = sum(logP, targets);
        INDArray gradient = Transforms.exp(logP, false);
        for (int b = 0; b < targets.length; b++) {
            gradient.putScalar(b, targets[b], gradient.getDouble(b, targets[b]) - 1);
        }
        return new NextTokenLoss(-sum / targets.length, gradient.divi(targets.length));
    }

    /** {@return the loss alone, in nats a token} */
    static double loss(INDArray logits, int[] targets) {
        return -sum(SoftmaxCrossEntropy.logSoftmax(logits), targets) / targets.length;
    }

    private static double sum(INDArray logP, int[] targets) {
        double sum = 0;
        for (int b = 0; b < targets.length; b++) {
            sum += logP.getDouble(b, targets[b]);
        }
        return sum;
    }
}
