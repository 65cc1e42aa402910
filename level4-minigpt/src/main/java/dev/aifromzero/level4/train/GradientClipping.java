package dev.aifromzero.level4.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import dev.aifromzero.level3.tensor.ParameterStore;
import dev.aifromzero.level3.tensor.Scope;

/**
 * Shortens a step that would be too long, without changing its direction: all gradients together are one long vector, and
 * where its length is above a limit all of them shrink by the same factor.
 *
 * <p>Source: Pascanu, Mikolov and Bengio, "On the difficulty of training recurrent neural networks" (2013), section 3.2.
 */
public final class GradientClipping {
    private static final double TINY = 1e-6;

    private GradientClipping() {}

    /**
     * Clips the gradients of the trainable parameters in place.
     *
     * @param store the parameters; each trainable one has a gradient
     * @param maxNorm the greatest length allowed; 0 or less for no limit
     * @return the length before clipping; not a number or infinite where the training has broken down
     */
    @SuppressWarnings("try") // the scope is there to end
    public static double clip(ParameterStore store, double maxNorm) {
        try (Scope scope = new Scope(store.manager())) {
            NDList gradients = new NDList();
            NDList squares = new NDList();
            for (NDArray parameter : store.trainable().values()) {
                NDArray gradient = parameter.getGradient();
                gradients.add(gradient);
                squares.add(gradient.mul(gradient).sum()); // any shape -> ()
            }
            // One sum and one read-back for all: on a GPU each read-back would wait for all work before it.
            double norm = Math.sqrt(NDArrays.stack(squares).sum().getFloat());
            if (maxNorm > 0 && norm > maxNorm) {
                double factor = maxNorm / (norm + TINY);
                gradients.forEach(gradient -> gradient.muli(factor));
            }
            return norm;
        }
    }
}
