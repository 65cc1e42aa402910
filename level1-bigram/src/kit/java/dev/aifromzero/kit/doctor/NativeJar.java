package dev.aifromzero.kit.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A jar on the class path with machine code inside.
 *
 * @param file the jar
 */
public record NativeJar(Path file) {
    /**
     * {@return the jar on the class path that holds a file of this name}
     *
     * @param resource the name inside the jar, with slashes
     */
    public static Optional<NativeJar> holding(String resource) {
        URL url = NativeJar.class.getClassLoader().getResource(resource);
        try {
            return url != null && url.openConnection() instanceof JarURLConnection jar
                    ? Optional.of(new NativeJar(Path.of(jar.getJarFileURL().toURI())))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("Not a file: " + url, e);
        }
    }

    /** {@return how many bytes it becomes when all of it is unpacked} */
    public long unpackedBytes() {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.stream().mapToLong(ZipEntry::getSize).sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
