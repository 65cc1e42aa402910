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

    /**
     * Tries every value of the JSON files, or of the headers of weight files, in turn: another one, or none.
     *
     * @param ending {@code .json} or {@code .safetensors}
     * @param reading as above
     * @throws Exception if it neither reads nor refuses
     */
    public void tryEveryValue(String ending, Fuzz.Reading reading) throws Exception {
        for (Path file : damaged) {
            byte[] bytes = good.get(file);
            String name = file.getFileName().toString();
            boolean weights = name.endsWith(".safetensors");
            if (name.endsWith(ending)) {
                for (String json : JsonDamage.oneByOne(weights ? header(bytes) : text(bytes))) {
                    Files.write(file, weights ? withHeader(bytes, json) : json.getBytes(StandardCharsets.UTF_8));
                    try {
                        Fuzz.readOrRefused(reading);
                    } catch (Exception | Error e) {
                        throw new AssertionError("with this " + name + ": " + json, e);
                    }
                }
                Files.write(file, bytes);
            }
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
        return name.endsWith(".safetensors")
                ? withHeader(bytes, JsonDamage.damaged(header(bytes), random))
                : mutator.damaged(bytes, random);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Eight bytes with its length, the header in JSON, the numbers. */
    private static String header(byte[] weights) {
        ByteBuffer in = ByteBuffer.wrap(weights).order(ByteOrder.LITTLE_ENDIAN);
        byte[] header = new byte[(int) in.getLong()];
        in.get(header);
        return text(header);
    }

    private static byte[] withHeader(byte[] weights, String json) {
        byte[] header = json.getBytes(StandardCharsets.UTF_8);
        int numbers = Long.BYTES
                + (int) ByteBuffer.wrap(weights).order(ByteOrder.LITTLE_ENDIAN).getLong();
        return ByteBuffer.allocate(Long.BYTES + header.length + weights.length - numbers)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(header.length)
                .put(header)
                .put(weights, numbers, weights.length - numbers)
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
