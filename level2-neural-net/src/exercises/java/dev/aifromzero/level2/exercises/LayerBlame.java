package dev.aifromzero.level2.exercises;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Task 2.7: backpropagation through one layer, the heart of this level.
 *
 * <p>A layer computes {@code A = sigmoid(X·W + b)} for B examples at once. On the way back it receives dL/dA, how the loss
 * changes with each of its answers, and finds out who is to blame:
 *
 * <pre>
 * dZ = dA ⊙ A ⊙ (1 − A)        (B, out)     ⊙ multiplies number by number; A·(1 − A) is the sigmoid's slope
 * dW = Xᵀ · dZ                 (in, out)    the weights
 * db = sum of dZ's rows        (1, out)     the biases
 * dX = dZ · Wᵀ                 (B, in)      the layer before
 * </pre>
 *
 * <p>Example: one example x = (1, 2), one neuron with the weights 0.5 and −0.25 (a column) and bias 0. Then z = 1 · 0.5 + 2
 * · (−0.25) = 0 and a = 0.5. With dA = 1 comes dZ = 1 · 0.5 · 0.5 = 0.25, so dW = (0.25, 0.5) as a column, db = 0.25 and dX
 * = 0.25 · (0.5, −0.25) = (0.125, −0.0625).
 *
 * <p>ND4J's words: {@code a.mmul(b)} is the product of matrices, {@code a.transpose()} swaps rows and columns, {@code
 * a.mul(b)} multiplies number by number, {@code a.rsub(1)} is 1 − a, {@code a.addRowVector(b)} adds b to every row, {@code
 * a.sum(true, 0)} adds up the rows and keeps the shape (1, …), {@code Transforms.sigmoid(z, true)} from
 * {@code org.nd4j.linalg.ops.transforms} makes a new array. Methods that end with i, as {@code muli}, change the array itself: never do that to an array that was given to you.
 *
 * <p>In the lesson: docs/level2.md, "Step 2: a network" and "Step 3: the network learns" ("Backpropagation"). All numbers are
 * DOUBLE.
 */
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

    /**
     * {@return the layer's answers A (B, out)}
     *
     * @param x inputs (B, in)
     * @param w weights (in, out)
     * @param b biases (1, out)
     */
    public static INDArray forward(INDArray x, INDArray w, INDArray b) {
        throw new UnsupportedOperationException("Task 2.7: sigmoid(X·W + b)");
    }

    /**
     * {@return the gradients; none of the given arrays is changed}
     *
     * @param dA how the loss changes with each answer of the layer (B, out)
     */
    public static Gradients backward(INDArray x, INDArray w, INDArray b, INDArray dA) {
        throw new UnsupportedOperationException("Task 2.7: first dZ, then the three gradients");
    }
}
