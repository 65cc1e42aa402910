package dev.aifromzero.kit.exercise.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads away what a program prints, so that it never waits for a reader, and keeps only the beginning and the last line. */
final class OutputTail {
    private static final int LONGEST_LINE = 300;

    private final StringBuilder line = new StringBuilder();
    private String last = "";
    private final Thread reader;

    /**
     * Starts reading.
     *
     * @param most bytes looked at; what comes after them is thrown away unread
     */
    OutputTail(InputStream stream, long most) {
        reader = new Thread(() -> drain(stream, most), "output of an answer");
        reader.setDaemon(true);
        reader.start();
    }

    private void drain(InputStream stream, long most) {
        byte[] buffer = new byte[1 << 16];
        long seen = 0;
        try (stream) {
            for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
                if (seen < most) {
                    keep(new String(buffer, 0, read, StandardCharsets.UTF_8));
                }
                seen += read;
            }
        } catch (IOException e) {
            // the program was ended while it printed
        }
    }

    private synchronized void keep(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                last = line.isEmpty() ? last : line.toString();
                line.setLength(0);
            } else if (line.length() < LONGEST_LINE && !Character.isISOControl(c)) {
                line.append(c);
            }
        }
    }

    /** {@return the last line that was printed, shortened} */
    String lastLine() throws InterruptedException {
        reader.join(500);
        synchronized (this) {
            return line.isEmpty() ? last : line.toString();
        }
    }
}
