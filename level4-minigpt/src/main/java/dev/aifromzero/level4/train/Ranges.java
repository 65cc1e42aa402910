package dev.aifromzero.level4.train;

/** Refuses settings in the field's terms. */
final class Ranges {
    private Ranges() {}

    static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
