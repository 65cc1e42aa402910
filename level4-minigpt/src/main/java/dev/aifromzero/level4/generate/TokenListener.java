package dev.aifromzero.level4.generate;

/** Is told each new token as soon as it is chosen, so that text can be shown while it is being written. */
@FunctionalInterface
public interface TokenListener {
    /** A listener that does nothing. */
    TokenListener SILENT = id -> {};

    /**
     * Called once a new token, in order.
     *
     * @param id the token's id, below the vocabulary size
     */
    void onToken(int id);
}
