package dev.aifromzero.level4.data;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

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

    /** {@return the same text, whose reading is reported here} */
    default TextSource watch(TextFiles text, String task) {
        return sink -> {
            long total = 1;
            for (Path file : text.files()) {
                total += Files.size(file);
            }
            double all = total;
            long[] done = new long[1];
            text.read(piece -> {
                sink.accept(piece);
                done[0] += piece.getBytes(StandardCharsets.UTF_8).length;
                at(task, Math.min(1, done[0] / all));
            });
        };
    }
}
