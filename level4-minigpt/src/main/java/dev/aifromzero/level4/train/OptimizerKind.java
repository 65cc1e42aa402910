package dev.aifromzero.level4.train;

import dev.aifromzero.level3.tensor.ParameterStore;
import java.util.Locale;

/** By which rule the parameters are changed. */
public enum OptimizerKind {
    /** {@link AdamW} for all of them. */
    ADAMW,
    /** {@link Muon} for the matrices inside the blocks, AdamW for the rest. */
    MUON;

    Optimizer of(ParameterStore parameters, AdamWConfig config) {
        return this == ADAMW ? new AdamW(parameters, config) : new Muon(parameters, config);
    }

    /** {@return the name on the command line, e.g. {@code muon}} */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
