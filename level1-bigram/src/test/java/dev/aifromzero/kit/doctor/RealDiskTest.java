package dev.aifromzero.kit.doctor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealDiskTest {
    private final Disk disk = new RealDisk();

    @TempDir
    Path folder;

    @Test
    void tryingToWriteLeavesNothingBehindAndMakesNoFolder() throws IOException {
        disk.tryWriting(folder.resolve("not").resolve("there"));
        disk.tryWriting(folder);
        assertArrayEquals(new String[0], folder.toFile().list());
    }

    @Test
    void aFileInThePlaceOfAFolderIsRefused() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThrows(NotDirectoryException.class, () -> disk.tryWriting(file));
        assertThrows(NotDirectoryException.class, () -> disk.tryWriting(file.resolve("inside")));
    }

    @Test
    void theSizeOfAFolderIsThatOfAllItsFiles() throws IOException {
        Files.write(folder.resolve("a"), new byte[10]);
        Files.write(Files.createDirectory(folder.resolve("b")).resolve("c"), new byte[5]);
        assertEquals(15, disk.size(folder));
        assertEquals(0, disk.size(folder.resolve("not there")));
    }

    @Test
    void aFolderAndOneToBeMadeInItAreOnTheSameDisk() throws IOException {
        assertEquals(
                disk.space(folder).disk(),
                disk.space(folder.resolve("not").resolve("there")).disk());
        assertTrue(disk.space(folder).free() > 0);
    }
}
