package dev.aifromzero.level3.config;

/** What keeps a token's vector at a common size on its way through the blocks. */
public enum NormKind {
    /** Subtract the mean, divide by the standard deviation, scale and shift (Ba, Kiros and Hinton 2016). */
    LAYER_NORM,
    /** Divide by the root of the mean square, scale (Zhang and Sennrich 2019). */
    RMS_NORM
}
