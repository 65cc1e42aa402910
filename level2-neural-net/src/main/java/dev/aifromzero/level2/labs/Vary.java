package dev.aifromzero.level2.labs;

import java.util.Locale;

/** What an experiment changes while everything else stays as it is. */
enum Vary {
    HIDDEN,
    LEARNING_RATE,
    ACTIVATION,
    OVERFITTING;

    /** {@return the name as it is typed, e.g. learning-rate} */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@return the name of its picture} */
    String picture() {
        return "experiment-" + this + ".png";
    }
}
