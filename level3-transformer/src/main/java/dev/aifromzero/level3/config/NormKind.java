package dev.aifromzero.level3.config;

import java.util.Locale;

/** What keeps a token's vector at a common size on its way through the blocks. */
public enum NormKind {
    /** Subtract the mean, divide by the standard deviation, scale and shift (Ba, Kiros and Hinton 2016). */
    LAYER_NORM,
    /** Divide by the root of the mean square, scale (Zhang and Sennrich 2019). */
    RMS_NORM;

    /** {@return the name on the command line, e.g. {@code rms-norm}} */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
