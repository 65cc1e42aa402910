package dev.aifromzero.level2.language;

/**
 * Keeps a long training from filling the memory.
 *
 * <p>ND4J's numbers lie outside Java's heap. An array that nobody uses any more is given back only when the garbage
 * collector notices its tiny Java object; a training makes few Java objects but gigabytes of such numbers, so the
 * collector sees no reason to run. This asks it to, once enough numbers were made.
 */
final class OffHeap {
    private static final long NUMBERS_BETWEEN_CLEANINGS = 1L << 26; // 512 MB
    private long made;

    /** Says that about so many numbers were made since the last call. */
    void made(long numbers) {
        made += numbers;
        if (made > NUMBERS_BETWEEN_CLEANINGS) {
            made = 0;
            System.gc();
        }
    }
}
