package dev.aifromzero.level4.data.large;

/** Is told how far the reading of a long text has come. */
@FunctionalInterface
public interface TextProgress {
    /** Does not care. */
    TextProgress SILENT = (task, fraction) -> {};

    /**
     * Called after each piece.
     *
     * @param task what the text is read for, in a word or two
     * @param fraction how much of it is read, 0 to 1
     */
    void at(String task, double fraction);
}
