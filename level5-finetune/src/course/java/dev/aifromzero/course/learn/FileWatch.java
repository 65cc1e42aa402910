package dev.aifromzero.course.learn;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Arrays;

/**
 * Notices when a file is saved. The file system's events are used where there are any; on network drives and in shared
 * folders there are none, so the file is also looked at now and then.
 */
final class FileWatch implements AutoCloseable {
    private static final long MILLISECONDS_BETWEEN_LOOKS = 700;

    private final WatchService events;
    private WatchKey key;
    private Path file;
    private byte[] known = {};
    private long lastLook;

    FileWatch() {
        this.events = service();
    }

    private static WatchService service() {
        try {
            return FileSystems.getDefault().newWatchService();
        } catch (IOException | UnsupportedOperationException e) {
            return null; // looking must do
        }
    }

    /** Watches this file from now on, instead of the one before. */
    void on(Path other) throws IOException {
        file = other;
        known = content();
        if (key != null) {
            key.cancel();
            key = null;
        }
        if (events != null) {
            try {
                key = file.getParent()
                        .register(events, StandardWatchEventKinds.ENTRY_MODIFY, StandardWatchEventKinds.ENTRY_CREATE);
            } catch (IOException e) {
                key = null;
            }
        }
    }

    /** {@return whether the file has other contents than at the last call} */
    boolean changed() throws IOException {
        boolean event = key != null && !key.pollEvents().isEmpty();
        if (event) {
            key.reset();
        }
        long now = System.nanoTime() / 1_000_000;
        if (!event && now - lastLook < MILLISECONDS_BETWEEN_LOOKS) {
            return false;
        }
        lastLook = now;
        byte[] content = content();
        boolean other = content.length > 0 && !Arrays.equals(content, known); // empty: an editor is just writing
        known = other ? content : known;
        return other;
    }

    private byte[] content() throws IOException {
        return Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0];
    }

    @Override
    public void close() throws IOException {
        if (events != null) {
            events.close();
        }
    }
}
