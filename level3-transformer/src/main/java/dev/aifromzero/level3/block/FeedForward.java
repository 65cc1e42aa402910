package dev.aifromzero.level3.block;

import ai.djl.ndarray.NDArray;
import dev.aifromzero.level3.config.Activation;
import dev.aifromzero.level3.config.TransformerConfig;
import dev.aifromzero.level3.layer.Projection;
import dev.aifromzero.level3.pass.Pass;
import dev.aifromzero.level3.tensor.Tensors;

/**
 * The part of a block that works on each token alone: expand, bend, shrink.
 *
 * <p>Source: Vaswani et al. (2017), section 3.3: FFN(x) = max(0, x W₁ + b₁) W₂ + b₂; with SwiGLU a third matrix gates.
 */
public final class FeedForward {
    private final Activation activation;
    private final double dropout;
    private final Projection expand;
    private final Projection gate;
    private final Projection shrink;

    /**
     * The network of the name {@code blocks.I.ffn}.
     *
     * @param config widths, activation, bias and dropout
     * @param projections makes the linear maps {@code name.expand}, {@code name.shrink} and, with SwiGLU,
     *     {@code name.gate}
     * @param name {@code blocks.I.ffn} in a model
     */
    public FeedForward(TransformerConfig config, Projection.Factory projections, String name) {
        int width = config.embeddingDim();
        int inside = config.ffnDim();
        activation = config.activation();
        dropout = config.dropout();
        expand = projections.create(name + ".expand", width, inside, config.ffnBias());
        gate = activation == Activation.SWIGLU
                ? projections.create(name + ".gate", width, inside, config.ffnBias())
                : null;
        shrink = projections.create(name + ".shrink", inside, width, config.ffnBias());
    }

    /**
     * {@return the token vectors after the network, (B, T, C) -> (B, T, C)}
     *
     * @param x the token vectors, (B, T, C)
     * @param pass the dropout of this run
     */
    public NDArray forward(NDArray x, Pass pass) {
        NDArray wide = bend(expand.forward(x, pass.isTraining()), x, pass); // (B, T, C) -> (B, T, F)
        return pass.dropout(shrink.forward(wide, pass.isTraining()), dropout); // (B, T, F) -> (B, T, C)
    }

    private NDArray bend(NDArray wide, NDArray x, Pass pass) {
        return switch (activation) {
            case RELU -> ai.djl.nn.Activation.relu(wide);
            case GELU -> ai.djl.nn.Activation.gelu(wide);
            case GELU_TANH -> pass.kernels().geluTanh(wide);
            case SWIGLU -> Tensors.silu(gate.forward(x, pass.isTraining())).mul(wide);
        };
    }
}
