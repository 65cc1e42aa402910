package dev.aifromzero.level4.data.large;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The outside of a text: equal stamps mean that nobody has touched its files, so that they need not be read to know it.
 *
 * @param files each file of the text
 * @param clean whether it is cleaned
 */
record TextStamp(List<Stamp> files, boolean clean) {
    /**
     * A file from outside.
     *
     * @param path where it is
     * @param bytes its size
     * @param modified when it was last written, as text
     */
    record Stamp(String path, long bytes, String modified) {}

    /** {@return the stamp of a text as it is now} */
    static TextStamp of(TextFiles text) throws IOException {
        List<Stamp> stamps = new ArrayList<>();
        for (Path file : text.files()) {
            stamps.add(new Stamp(
                    file.toAbsolutePath().normalize().toString(),
                    Files.size(file),
                    Files.getLastModifiedTime(file).toString()));
        }
        return new TextStamp(List.copyOf(stamps), text.clean());
    }
}
