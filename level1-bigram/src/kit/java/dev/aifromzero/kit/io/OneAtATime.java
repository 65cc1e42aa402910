package dev.aifromzero.kit.io;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;

/**
 * Lets one program at a time do something to a file or folder, whoever else runs on this computer.
 *
 * <p>It holds a lock on a small empty file, which stays: if it were deleted, two programs could hold locks on two files
 * of the same name. The system takes the lock away when a program ends, however it ends.
 */
public final class OneAtATime implements AutoCloseable {
    private static final long MILLISECONDS_BETWEEN_TRIES = 20;

    private final FileChannel channel;

    private OneAtATime(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * {@return the turn of this program, to be closed after the work; empty if somebody else has it all the time}
     *
     * @param lockFile the empty file; it is made, with its folder, if it is missing
     * @param patience how long to wait for others
     * @throws IOException if the file cannot be made
     */
    public static Optional<OneAtATime> enter(Path lockFile, Duration patience) throws IOException {
        Files.createDirectories(lockFile.toAbsolutePath().getParent());
        FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean entered = false;
        try {
            long end = System.nanoTime() + patience.toNanos();
            entered = lock(channel);
            while (!entered && System.nanoTime() < end) {
                Thread.sleep(MILLISECONDS_BETWEEN_TRIES);
                entered = lock(channel);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (!entered) {
                channel.close();
            }
        }
        return entered ? Optional.of(new OneAtATime(channel)) : Optional.empty();
    }

    private static boolean lock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException anotherThreadHasIt) {
            return false;
        }
    }

    /**
     * Lets the next one in.
     *
     * @throws IOException if the lock cannot be given back
     */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
