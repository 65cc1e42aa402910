package dev.aifromzero.level3.config;

import java.util.Locale;

/** How a model knows where in the text a token stands. */
public enum Positions {
    /** A learned vector a position, added to the token's (GPT-2). */
    LEARNED,
    /** Sines and cosines of many wavelengths, added to the token's vector (Vaswani et al. 2017, section 3.5). */
    SINUSOIDAL,
    /** Queries and keys turned by an angle that grows with the position (Su et al. 2021, "RoFormer"). */
    ROTARY;

    /** {@return the name on the command line, e.g. {@code rotary}} */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
