package dev.aifromzero.level3.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.training.loss.Loss;

/**
 * The mean of the squared differences, as a loss of DJL. DJL's own, {@code L2Loss}, multiplies by a Java number, so that
 * its gradient may be noise: see {@link dev.aifromzero.level3.tensor.Tensors}.
 */
final class MeanSquaredError extends Loss {
    MeanSquaredError() {
        super("mean squared error");
    }

    @Override
    public NDArray evaluate(NDList labels, NDList predictions) {
        return of(predictions.singletonOrThrow(), labels.singletonOrThrow());
    }

    /** {@return the mean of (prediction − target)², shape ()} */
    static NDArray of(NDArray prediction, NDArray target) {
        NDArray difference = prediction.sub(target);
        return difference.mul(difference).mean();
    }
}
