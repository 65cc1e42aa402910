package dev.aifromzero.level5.download;

/** Is told how a download gets on. */
public interface DownloadListener {
    /**
     * Bytes have arrived.
     *
     * @param file the name of the file
     * @param done its bytes so far
     * @param total its bytes in all, or −1 where the server does not say
     */
    void progress(String file, long done, long total);

    /**
     * A file is complete.
     *
     * @param file its name, e.g. {@code model.safetensors}
     * @param size bytes
     * @param check how it was checked, in words
     */
    void finished(String file, long size, String check);

    /**
     * Something happened that a person should know: a break, another attempt.
     *
     * @param text one or two sentences
     */
    void note(String text);
}
