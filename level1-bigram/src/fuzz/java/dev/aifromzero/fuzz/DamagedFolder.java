package dev.aifromzero.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A folder with good files, of which one after the other is damaged; reading must never change what is there. */
public final class DamagedFolder {
    private static final int CASES_A_FILE_LESS = 40;

    private final Path folder;
    private final Map<Path, byte[]> good;

    /**
     * Remembers what is in a folder.
     *
     * @param folder with small files and folders
     * @throws IOException if they cannot be read
     */
    public DamagedFolder(Path folder) throws IOException {
        this.folder = folder;
        this.good = contents(folder);
    }

    private static Map<Path, byte[]> contents(Path folder) throws IOException {
        Map<Path, byte[]> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(file, Files.readAllBytes(file));
            }
        }
        return contents;
    }

    /**
     * {@return whether the folder, with one file damaged or missing, was read; otherwise it was refused in a sentence}
     *
     * @param mutator damages
     * @param random chooses the file and the damage
     * @param reading reads the folder; as {@link Fuzz#readOrRefused} wants it, and without changing any file
     * @throws Exception if it does anything else
     */
    public boolean readOrRefused(Mutator mutator, SplittableRandom random, Fuzz.Reading reading) throws Exception {
        Path file = List.copyOf(good.keySet()).get(random.nextInt(good.size()));
        Map<Path, byte[]> expected = new TreeMap<>(good);
        if (random.nextInt(CASES_A_FILE_LESS) == 0) {
            expected.remove(file);
            Files.delete(file);
        } else {
            expected.put(file, mutator.damaged(good.get(file), random));
            Files.write(file, expected.get(file));
        }
        try {
            boolean read = Fuzz.readOrRefused(reading);
            requireSame(expected);
            return read;
        } finally {
            Files.write(file, good.get(file));
        }
    }

    private void requireSame(Map<Path, byte[]> expected) throws IOException {
        Map<Path, byte[]> now = contents(folder);
        if (!now.keySet().equals(expected.keySet())) {
            throw new AssertionError("Reading made or removed a file: " + now.keySet());
        }
        expected.forEach((file, bytes) -> {
            if (!Arrays.equals(bytes, now.get(file))) {
                throw new AssertionError("Reading changed " + file);
            }
        });
    }
}
