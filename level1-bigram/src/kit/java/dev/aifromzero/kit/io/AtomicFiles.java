package dev.aifromzero.kit.io;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Writes files so that a reader, a power cut or Ctrl-C never sees half of one: everything goes to a temporary file
 * beside the target first, and only a complete one takes the target's name.
 */
public final class AtomicFiles {
    private AtomicFiles() {}

    /** Writes bytes to an output stream; may throw. */
    @FunctionalInterface
    public interface Writer {
        /**
         * Writes the whole content of a file.
         *
         * @param out buffered; it is closed by the caller
         * @throws IOException if the content cannot be made or written; the old file then stays
         */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes UTF-8 text, making the folder if it is missing.
     *
     * @param target the file to make or to replace
     * @param text the whole content
     * @throws IOException if the folder cannot be made or the file not written
     */
    public static void writeString(Path target, String text) throws IOException {
        write(target, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Writes a file in one step, making the folder if it is missing. When the writer fails, the old file stays as it
     * was.
     *
     * @param target the file to make or to replace
     * @param writer called once with a stream into a temporary file beside the target
     * @throws IOException if the folder cannot be made, the file not written, or the writer failed
     */
    public static void write(Path target, Writer writer) throws IOException {
        Path absolute = target.toAbsolutePath();
        Files.createDirectories(absolute.getParent());
        Path temporary = Files.createTempFile(absolute.getParent(), "." + absolute.getFileName() + ".", ".part");
        try {
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE);
                    OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
                writer.writeTo(out);
                out.flush();
                channel.force(true);
            }
            readableLikeOthers(temporary);
            try {
                Files.move(temporary, absolute, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(temporary, absolute, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Temporary files are private; a finished one should be readable as any file that the user makes. */
    private static void readableLikeOthers(Path file) throws IOException {
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(file, java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));
        }
    }
}
