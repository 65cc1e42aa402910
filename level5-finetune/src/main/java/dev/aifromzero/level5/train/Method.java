package dev.aifromzero.level5.train;

/** The ways to fine-tune that we compare. */
public enum Method {
    /** A small correction beside frozen matrices. */
    LORA("lora"),
    /** All numbers learn. */
    FULL("full"),
    /** The last block and the norm after it learn, everything below is frozen. */
    LAST_BLOCK("last-block");

    private final String label;

    Method(String label) {
        this.label = label;
    }

    /** {@return its name on the command line} */
    @Override
    public String toString() {
        return label;
    }
}
