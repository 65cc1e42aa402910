package dev.aifromzero.level2.doctor;

import dev.aifromzero.kit.doctor.Disk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Where JavaCPP, which loads ND4J's machine code, unpacks it: in the first of its places that it may write to. */
final class JavaCppCache {
    /** System property that names another place. */
    static final String PROPERTY = "org.bytedeco.javacpp.cachedir";

    private static final String OTHER_SPELLING = "org.bytedeco.javacpp.cacheDir";

    private JavaCppCache() {}

    /**
     * {@return the folder; where none can be written to, the first, whose trouble is then the one to solve}
     *
     * @param properties the system properties
     * @param disk is asked what can be written to
     */
    static Path folder(Map<?, ?> properties, Disk disk) {
        List<Path> places = Stream.of(
                        properties.get(PROPERTY),
                        properties.get(OTHER_SPELLING),
                        properties.get("user.home") + "/.javacpp/cache",
                        properties.get("java.io.tmpdir") + "/.javacpp-" + properties.get("user.name") + "/cache")
                .filter(Objects::nonNull)
                .map(place -> Path.of(place.toString()))
                .toList();
        return places.stream()
                .filter(place -> isWritable(place, disk))
                .findFirst()
                .orElse(places.get(0));
    }

    private static boolean isWritable(Path place, Disk disk) {
        try {
            disk.tryWriting(place);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
