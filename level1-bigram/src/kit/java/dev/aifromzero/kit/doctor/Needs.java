package dev.aifromzero.kit.doctor;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a level needs of a computer.
 *
 * @param level its number, 1 to 5
 * @param heapBytes Java's own memory
 * @param memoryBytes memory of the whole program at its usual settings, the engines' included
 * @param out the folder for what it makes; it may not exist yet
 * @param outBytes what it writes there at its usual settings
 * @param files what it reads
 * @param caches where its engines unpack themselves
 */
public record Needs(
        int level, long heapBytes, long memoryBytes, Path out, long outBytes, List<Path> files, List<Cache> caches) {
    /**
     * Keeps copies of the lists.
     *
     * @param level its number, 1 to 5
     * @param heapBytes Java's own memory
     * @param memoryBytes memory of the whole program at its usual settings, the engines' included
     * @param out the folder for what it makes; it may not exist yet
     * @param outBytes what it writes there at its usual settings
     * @param files what it reads
     * @param caches where its engines unpack themselves
     */
    public Needs {
        files = List.copyOf(files);
        caches = List.copyOf(caches);
    }

    /**
     * {@return the same needs, and room for one more cache}
     *
     * @param cache the cache
     */
    public Needs with(Cache cache) {
        return new Needs(
                level,
                heapBytes,
                memoryBytes,
                out,
                outBytes,
                files,
                Stream.concat(caches.stream(), Stream.of(cache)).toList());
    }

    /**
     * A folder into which an engine unpacks itself at its first start.
     *
     * @param name whose it is, e.g. "ND4J"
     * @param folder where it is; it may not exist yet
     * @param bytes how large it gets
     * @param unpacked whether that has happened
     */
    public record Cache(String name, Path folder, long bytes, boolean unpacked) {}
}
