package dev.aifromzero.level2.digits;

import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.io.ProjectPaths;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads digits from the IDX files of the MNIST collection, packed with gzip or not.
 *
 * <p>Format (LeCun, Cortes and Burges, "The MNIST database of handwritten digits", 1998), all whole numbers with four
 * bytes, the largest first: pictures begin with 2051, their number, 28, 28; labels begin with 2049 and their number; then
 * one unsigned byte a dot or a label.
 */
public final class IdxFiles {
    private static final int PICTURES = 2051;
    private static final int LABELS = 2049;
    private static final int GZIP_FIRST = 0x1f;
    private static final int GZIP_SECOND = 0x8b;
    private static final int MOST_PICTURES = 2_000_000;

    private IdxFiles() {}

    /**
     * {@return the training pictures of a folder: train-images-idx3-ubyte and train-labels-idx1-ubyte}
     *
     * @param folder where the files lie, each unpacked or with {@code .gz} at the end of its name
     * @throws IOException if a file is there but cannot be read
     * @throws UserError if a file is missing or broken, or both do not belong together
     */
    public static DigitImages train(Path folder) throws IOException {
        return read(find(folder, "train-images", "idx3-ubyte"), find(folder, "train-labels", "idx1-ubyte"));
    }

    /**
     * {@return the test pictures of a folder: t10k-images-idx3-ubyte and t10k-labels-idx1-ubyte}
     *
     * @param folder as in {@link #train}
     * @throws IOException as in {@link #train}
     */
    public static DigitImages test(Path folder) throws IOException {
        return read(find(folder, "t10k-images", "idx3-ubyte"), find(folder, "t10k-labels", "idx1-ubyte"));
    }

    /** Some copies of the collection write a dot where others write a hyphen. */
    private static Path find(Path folder, String name, String kind) {
        if (!Files.isDirectory(folder)) {
            throw new UserError(
                    "There is no folder " + ProjectPaths.display(folder), "Check the path given with --mnist");
        }
        for (String file : new String[] {name + "-" + kind, name + "." + kind}) {
            for (String ending : new String[] {"", ".gz"}) {
                Path path = folder.resolve(file + ending);
                if (Files.isRegularFile(path)) {
                    return path;
                }
            }
        }
        throw new UserError(
                "There is no file " + name + "-" + kind + " (or ….gz) in " + ProjectPaths.display(folder),
                "Put the four files of MNIST into this folder");
    }

    static DigitImages read(Path pictures, Path labels) throws IOException {
        byte[] pixels;
        try (DataInputStream in = open(pictures)) {
            int count = header(in, pictures, PICTURES, "pictures");
            int rows = in.readInt();
            int columns = in.readInt();
            if (rows != DigitImages.SIDE || columns != DigitImages.SIDE) {
                throw broken(pictures, "its pictures have " + rows + " x " + columns + " dots, not 28 x 28");
            }
            pixels = rest(in, pictures, count * DigitImages.PIXELS);
        } catch (EOFException | ZipException e) {
            throw broken(pictures, "it ends too early or is not gzip");
        }
        byte[] answers;
        try (DataInputStream in = open(labels)) {
            answers = rest(in, labels, header(in, labels, LABELS, "labels"));
        } catch (EOFException | ZipException e) {
            throw broken(labels, "it ends too early or is not gzip");
        }
        if (pixels.length != answers.length * DigitImages.PIXELS) {
            throw broken(
                    labels,
                    "it has " + answers.length + " labels for " + pixels.length / DigitImages.PIXELS + " pictures");
        }
        for (byte answer : answers) {
            if (answer < 0 || answer >= DigitImages.DIGITS) {
                throw broken(labels, "it has the label " + (answer & 0xFF) + ", which is no digit");
            }
        }
        return new DigitImages(pixels, answers);
    }

    private static DataInputStream open(Path file) throws IOException {
        InputStream raw = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        try {
            raw.mark(2);
            boolean packed = raw.read() == GZIP_FIRST && raw.read() == GZIP_SECOND;
            raw.reset();
            return new DataInputStream(packed ? new GZIPInputStream(raw, 1 << 16) : raw);
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    private static int header(DataInputStream in, Path file, int magic, String what) throws IOException {
        int first = in.readInt();
        if (first != magic) {
            throw broken(file, "it begins with " + first + ", and IDX " + what + " begin with " + magic);
        }
        int count = in.readInt();
        if (count < 1 || count > MOST_PICTURES) {
            throw broken(file, "it says that it has " + count + " " + what);
        }
        return count;
    }

    private static byte[] rest(DataInputStream in, Path file, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw broken(file, "it ends after " + bytes.length + " of " + length + " bytes");
        }
        if (in.read() >= 0) {
            throw broken(file, "it has more bytes than it says");
        }
        return bytes;
    }

    private static UserError broken(Path file, String how) {
        return new UserError(ProjectPaths.display(file) + " is broken: " + how, "Download it again");
    }
}
