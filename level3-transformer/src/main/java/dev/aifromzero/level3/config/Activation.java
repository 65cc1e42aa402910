package dev.aifromzero.level3.config;

import java.util.Locale;

/** The bend between the two layers of the feed-forward network: without one they would be a single layer. */
public enum Activation {
    /** max(0, x). */
    RELU,
    /** x Φ(x) with the exact normal distribution (Hendrycks and Gimpel 2016). */
    GELU,
    /** GELU by its tanh approximation: GPT-2's. */
    GELU_TANH,
    /** A gate: silu(x W₁) times x W₂ (Shazeer 2020, "GLU Variants Improve Transformer"). */
    SWIGLU;

    /** {@return the name on the command line, e.g. {@code gelu-tanh}} */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
