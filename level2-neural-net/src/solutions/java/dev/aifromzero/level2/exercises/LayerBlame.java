package dev.aifromzero.level2.exercises;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/** Solution of task 2.7. */
public final class LayerBlame {
    private LayerBlame() {}

    /**
     * The blame, as it is shared out.
     *
     * @param dW how the loss changes with each weight (in, out)
     * @param db how it changes with each bias (1, out)
     * @param dX how it changes with each input (B, in)
     */
    public record Gradients(INDArray dW, INDArray db, INDArray dX) {}

    /** {@return the layer's answers A (B, out)} */
    public static INDArray forward(INDArray x, INDArray w, INDArray b) {
        INDArray z = x.mmul(w).addRowVector(b); // (B, in) · (in, out) -> (B, out)
        return Transforms.sigmoid(z, true);
    }

    /** {@return the gradients} */
    public static Gradients backward(INDArray x, INDArray w, INDArray b, INDArray dA) {
        INDArray a = forward(x, w, b); // (B, out)
        INDArray dZ = dA.mul(a).mul(a.rsub(1)); // (B, out)
        return new Gradients(
                x.transpose().mmul(dZ), // (in, B) · (B, out) -> (in, out)
                dZ.sum(true, 0), // (B, out) -> (1, out)
                dZ.mmul(w.transpose())); // (B, out) · (out, in) -> (B, in)
    }
}
