package dev.aifromzero.level5.data;

import java.util.Locale;

/** Which tokens of an example the model is to learn to predict. Padding never counts. */
public enum LossOn {
    /** The answer and its end token. */
    ANSWER,
    /** The question's part too: the model also learns to ask. */
    ALL;

    /** {@return the index of the first id whose prediction counts} */
    int firstCounted(Example example) {
        return this == ANSWER ? example.promptLength() : 1; // nothing comes before id 0 to predict it from
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
