package dev.aifromzero.level2.language;

import dev.aifromzero.kit.error.Printable;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.io.AtomicFiles;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level1.text.TokenizerFiles;
import dev.aifromzero.level1.text.WordTokenizer;
import dev.aifromzero.level2.optimizer.Parameter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A network's numbers as one file, all in big-endian order as {@link DataOutputStream} writes them:
 *
 * <pre>
 * text "aifromzero-network-1", text: the kind of network
 * number of settings, then each one: text name, 4-byte whole number
 * number of tables, then each one: text name, rows, columns, rows · columns 8-byte floating-point numbers
 * 8 bytes: the CRC-32 of everything before
 * </pre>
 *
 * <p>The checksum at the end finds damaged and half-copied files before a number of them is used.
 */
final class NetworkFile {
    private static final String MAGIC = "aifromzero-network-1";
    private static final String REMEDY = "Train again to save a new one, or get a fresh copy";

    private final Path file;
    private final Map<String, Integer> settings;
    private final Map<String, double[][]> tables;

    private NetworkFile(Path file, Map<String, Integer> settings, Map<String, double[][]> tables) {
        this.file = file;
        this.settings = settings;
        this.tables = tables;
    }

    /**
     * Writes a network's numbers in one step, making the folder if it is missing.
     *
     * @param file the target; an older one is replaced
     * @param kind what {@link #read} will ask for
     * @param settings the network's sizes by name
     * @param parameters the tables in the order of writing, each with a name of its own
     * @throws IOException if the file or its folder cannot be written
     */
    static void write(Path file, String kind, Map<String, Integer> settings, List<Parameter> parameters)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeUTF(MAGIC);
        out.writeUTF(kind);
        out.writeInt(settings.size());
        for (Map.Entry<String, Integer> setting : settings.entrySet()) {
            out.writeUTF(setting.getKey());
            out.writeInt(setting.getValue());
        }
        out.writeInt(parameters.size());
        for (Parameter p : parameters) {
            out.writeUTF(p.name());
            out.writeInt(p.value().rows());
            out.writeInt(p.value().columns());
            for (double number : p.value().dup('c').data().asDouble()) {
                out.writeDouble(number);
            }
        }
        CRC32 sum = new CRC32();
        sum.update(bytes.toByteArray());
        out.writeLong(sum.getValue());
        AtomicFiles.write(file, bytes::writeTo);
    }

    /**
     * {@return the contents of a file}
     *
     * @param file a file that {@link #write} made
     * @param kind what kind of network is expected
     * @throws IOException if it is there but cannot be read
     * @throws UserError if the file is missing, damaged or of another kind
     */
    static NetworkFile read(Path file, String kind) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new UserError(
                    "There is no saved network " + ProjectPaths.display(file),
                    "Name a folder that this lab has written, or leave out --load to train");
        }
        byte[] bytes = Files.readAllBytes(file);
        int end = bytes.length - Long.BYTES;
        CRC32 sum = new CRC32();
        sum.update(bytes, 0, Math.max(0, end));
        if (end < 0 || sum.getValue() != ByteBuffer.wrap(bytes, end, Long.BYTES).getLong()) {
            throw broken(file, "is damaged: its checksum is wrong");
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, 0, end))) {
            if (!in.readUTF().equals(MAGIC)) {
                throw broken(file, "is not a saved network of this level");
            }
            String found = in.readUTF();
            if (!found.equals(kind)) {
                throw broken(file, "holds a network of the kind " + Printable.excerpt(found) + ", not " + kind);
            }
            return new NetworkFile(file, readSettings(in), readTables(in));
        } catch (IOException | IllegalArgumentException e) {
            throw broken(file, "is damaged: it ends too early or has impossible sizes");
        }
    }

    private static Map<String, Integer> readSettings(DataInputStream in) throws IOException {
        Map<String, Integer> settings = new LinkedHashMap<>();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            settings.put(in.readUTF(), in.readInt());
        }
        return settings;
    }

    private static Map<String, double[][]> readTables(DataInputStream in) throws IOException {
        Map<String, double[][]> tables = new LinkedHashMap<>();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            String name = in.readUTF();
            int rows = in.readInt();
            int columns = in.readInt();
            if (rows < 1 || columns < 1 || (long) rows * columns > in.available() / Double.BYTES) {
                throw new IllegalArgumentException(name + " has an impossible size");
            }
            double[][] table = new double[rows][columns];
            for (double[] row : table) {
                for (int column = 0; column < columns; column++) {
                    row[column] = in.readDouble();
                }
            }
            tables.put(name, table);
        }
        return tables;
    }

    /**
     * {@return a setting}
     *
     * @param name as it was written
     * @param min the smallest value that makes sense
     * @param max the largest
     * @throws UserError if it is missing or outside the range
     */
    int setting(String name, int min, int max) {
        Integer value = settings.get(name);
        if (value == null || value < min || value > max) {
            throw broken(file, "has no usable setting '" + name + "'");
        }
        return value;
    }

    /**
     * Makes sure that the file has as many numbers as its settings ask for, before memory is taken for them.
     *
     * @throws UserError if it has more or fewer
     */
    void requireNumbers(long count) {
        long found = tables.values().stream()
                .mapToLong(table -> (long) table.length * table[0].length)
                .sum();
        if (found != count) {
            throw broken(file, "has " + found + " numbers, but its settings ask for " + count);
        }
    }

    /**
     * {@return the words saved beside this network}
     *
     * @throws UserError if there are none, or the network was made for others
     */
    WordTokenizer words(Path folder) throws IOException {
        if (TokenizerFiles.load(folder) instanceof WordTokenizer words) {
            requireVocabSize(words.vocabSize());
            return words;
        }
        throw broken(file, "was not made for the tokenizer beside it");
    }

    /**
     * Makes sure that the network was made for the tokenizer beside it.
     *
     * @param vocabSize how many tokens it has, with those that the network adds
     * @throws UserError if the network has another number of tokens
     */
    void requireVocabSize(int vocabSize) {
        if (setting("vocab_size", 1, Integer.MAX_VALUE) != vocabSize) {
            throw broken(file, "was not made for the tokenizer beside it");
        }
    }

    /**
     * Puts the numbers into a network's parameters.
     *
     * @param parameters found by name in the file; their values are overwritten
     * @throws UserError if a table is missing, has another shape or holds something that is not a finite number
     */
    void copyTo(List<Parameter> parameters) {
        for (Parameter p : parameters) {
            double[][] table = tables.get(p.name());
            if (table == null
                    || table.length != p.value().rows()
                    || table[0].length != p.value().columns()) {
                throw broken(file, "has no table '" + p.name() + "' of the right size");
            }
            if (!Arrays.stream(table).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite)) {
                throw broken(file, "has something in '" + p.name() + "' that is not a number");
            }
            p.value().assign(Nd4j.create(table));
        }
    }

    private static UserError broken(Path file, String how) {
        return new UserError("The file " + ProjectPaths.display(file) + " " + how, REMEDY);
    }
}
