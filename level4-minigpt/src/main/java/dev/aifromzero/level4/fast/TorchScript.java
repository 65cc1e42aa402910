package dev.aifromzero.level4.fast;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Packs a TorchScript program as PyTorch stores it: a zip of four files, none of them compressed.
 *
 * <p>{@code code/__torch__.py} holds the program, one class of methods; {@code data.pkl} an object of that class without
 * any parameters, in the notation of Python's pickle; {@code constants.pkl} an empty list of constants; {@code version}
 * the number of the format.
 */
final class TorchScript {
    private static final String FOLDER = "operations/";
    private static final String FORMAT_VERSION = "10\n";
    private static final int[] EMPTY_TUPLE = {0x80, 2, ')', '.'};

    private TorchScript() {}

    /**
     * {@return the archive, as PyTorch's loader expects it}
     *
     * @param className the class whose methods can be called
     * @param program its source in TorchScript
     */
    static byte[] archive(String className, String program) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            store(zip, "data.pkl", anObjectOf(className));
            store(zip, "code/__torch__.py", program.getBytes(StandardCharsets.UTF_8));
            store(zip, "constants.pkl", pickle(EMPTY_TUPLE));
            store(zip, "version", FORMAT_VERSION.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
        return bytes.toByteArray();
    }

    private static void store(ZipOutputStream zip, String name, byte[] content) throws IOException {
        CRC32 checksum = new CRC32();
        checksum.update(content);
        ZipEntry entry = new ZipEntry(FOLDER + name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(checksum.getValue());
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    /** Pickle's commands: the class, made with no arguments, given the state {training: True}. */
    private static byte[] anObjectOf(String className) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(pickle(0x80, 2)); // protocol 2
        bytes.writeBytes(("c__torch__\n" + className + "\n").getBytes(StandardCharsets.US_ASCII)); // the class
        bytes.writeBytes(pickle(')', 0x81, '}', '(')); // no arguments, make it; an empty state, and into it:
        bytes.writeBytes(pickle('X', 8, 0, 0, 0)); // a string of 8 bytes
        bytes.writeBytes("training".getBytes(StandardCharsets.US_ASCII));
        bytes.writeBytes(pickle(0x88, 'u', 'b', '.')); // True; into the state; the state into the object; end
        return bytes.toByteArray();
    }

    private static byte[] pickle(int... commands) {
        byte[] bytes = new byte[commands.length];
        for (int i = 0; i < commands.length; i++) {
            bytes[i] = (byte) commands[i];
        }
        return bytes;
    }
}
