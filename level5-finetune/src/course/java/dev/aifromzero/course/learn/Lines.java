package dev.aifromzero.course.learn;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The lines that somebody types, without waiting for them: the loop also has a file to look after. */
final class Lines implements AutoCloseable {
    private static final String END = "\u0004";

    private final BlockingQueue<String> queue = new LinkedBlockingQueue<>();
    private boolean ended;

    private Lines() {}

    /** {@return the lines of a stream, read by a thread of their own} */
    static Lines of(InputStream stream) {
        Lines lines = new Lines();
        Thread reader = new Thread(() -> lines.read(stream), "typed lines");
        reader.setDaemon(true);
        reader.start();
        return lines;
    }

    private void read(InputStream stream) {
        try {
            BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                queue.add(line.strip());
            }
        } catch (IOException e) {
            // the terminal has gone: the same as its end
        }
        queue.add(END);
    }

    /** {@return the next line, if one comes within this time} */
    Optional<String> next(long milliseconds) throws InterruptedException {
        String line = queue.poll(milliseconds, TimeUnit.MILLISECONDS);
        ended |= END.equals(line);
        return ended ? Optional.empty() : Optional.ofNullable(line);
    }

    /** {@return whether no more lines will come} */
    boolean ended() {
        return ended;
    }

    @Override
    public void close() {
        // the thread is a daemon; a read on the terminal cannot be interrupted
    }
}
