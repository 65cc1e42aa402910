package dev.aifromzero.level4.data;

import java.util.Locale;

/** In which order a training sees the windows of its text. */
public enum WindowOrder {
    /** Each window from a random place: after one epoch's worth of windows a third of the text is still unseen. */
    RANDOM,
    /** Every token once per epoch; the documents and the windows are shuffled anew for each. */
    SHUFFLED;

    /** {@return the name on the command line, e.g. {@code shuffled}} */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
