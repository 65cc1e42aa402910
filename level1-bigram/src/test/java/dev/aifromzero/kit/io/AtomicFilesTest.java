package dev.aifromzero.kit.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFilesTest {
    @TempDir
    private Path folder;

    @Test
    void missingFoldersAreMade() throws IOException {
        Path file = folder.resolve("नया फ़ोल्डर").resolve("a b.txt");
        AtomicFiles.writeString(file, "ठीक है");
        assertEquals("ठीक है", Files.readString(file));
    }

    /** As on Windows, or on a memory stick. */
    @Test
    void aFileSystemWithoutPermissionsIsWrittenToo() throws IOException {
        try (FileSystem zip = FileSystems.newFileSystem(folder.resolve("a.zip"), Map.of("create", "true"))) {
            Path file = zip.getPath("/folder/x.txt");
            AtomicFiles.writeString(file, "ठीक है");
            assertEquals("ठीक है", Files.readString(file));
        }
    }

    @Test
    void aFailedWriteLeavesTheOldFileAndNothingElse() throws IOException {
        Path file = folder.resolve("x.txt");
        AtomicFiles.writeString(file, "old");
        assertThrows(
                IOException.class,
                () -> AtomicFiles.write(file, out -> {
                    out.write("half of the n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
                    throw new IOException("disk full");
                }));
        assertEquals("old", Files.readString(file));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
    }
}
