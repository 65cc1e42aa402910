package dev.aifromzero.fuzz;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
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
    private final List<Path> damaged;

    /**
     * Remembers what is in a folder.
     *
     * @param folder with small files and folders
     * @throws IOException if they cannot be read
     */
    public DamagedFolder(Path folder) throws IOException {
        this.folder = folder;
        this.good = contents(folder);
        this.damaged = List.copyOf(good.keySet());
    }

    private DamagedFolder(Path folder, Map<Path, byte[]> good, List<Path> damaged) {
        this.folder = folder;
        this.good = good;
        this.damaged = damaged;
    }

    /**
     * {@return the same folder, where only some files are damaged}
     *
     * @param beginnings how their paths inside the folder begin
     */
    public DamagedFolder only(String... beginnings) {
        List<Path> chosen = damaged.stream()
                .filter(file -> Arrays.stream(beginnings)
                        .anyMatch(folder.relativize(file).toString()::startsWith))
                .toList();
        return new DamagedFolder(folder, good, chosen);
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
        Path file = damaged.get(random.nextInt(damaged.size()));
        Map<Path, byte[]> expected = new TreeMap<>(good);
        if (random.nextInt(CASES_A_FILE_LESS) == 0) {
            expected.remove(file);
            Files.delete(file);
        } else {
            expected.put(file, damaged(file, mutator, random));
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

    /** Half of the time JSON stays JSON, so that what stands behind the parser gets to see damage too. */
    private byte[] damaged(Path file, Mutator mutator, SplittableRandom random) {
        byte[] bytes = good.get(file);
        String name = file.getFileName().toString();
        if (random.nextBoolean()) {
            return mutator.damaged(bytes, random);
        }
        if (name.endsWith(".json")) {
            return JsonDamage.damaged(text(bytes), random).getBytes(StandardCharsets.UTF_8);
        }
        if (name.endsWith(".jsonl")) {
            String[] lines = text(bytes).split("\n");
            int line = random.nextInt(lines.length);
            lines[line] = JsonDamage.damaged(lines[line], random);
            return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        }
        return name.endsWith(".safetensors") ? withDamagedHeader(bytes, random) : mutator.damaged(bytes, random);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Eight bytes with its length, the header in JSON, the numbers. */
    private static byte[] withDamagedHeader(byte[] file, SplittableRandom random) {
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        byte[] header = new byte[(int) in.getLong()];
        in.get(header);
        byte[] wrong = JsonDamage.damaged(text(header), random).getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Long.BYTES + wrong.length + in.remaining())
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(wrong.length)
                .put(wrong)
                .put(in)
                .array();
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
