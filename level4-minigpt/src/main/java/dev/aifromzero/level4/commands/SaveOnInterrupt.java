package dev.aifromzero.level4.commands;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets Ctrl-C end a training without loss: the program is held back until the training has saved itself.
 *
 * <pre>{@code
 * try (SaveOnInterrupt guard = new SaveOnInterrupt(trainer::stop)) {
 *     trainer.train();
 *     guard.release();
 * }
 * }</pre>
 */
public final class SaveOnInterrupt implements AutoCloseable {
    private static final long LONGEST_WAIT_SECONDS = 25;

    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook;

    /**
     * Calls {@code stop} when the program is told to end.
     *
     * @param stop asks the training to end after its present step; called on another thread
     */
    public SaveOnInterrupt(Runnable stop) {
        hook = new Thread(() -> {
            stop.run();
            try {
                done.await(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Says that all is saved and said: the program may end now. */
    public void release() {
        done.countDown();
    }

    @Override
    public void close() {
        release();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException theProgramIsEnding) {
            return; // the hook is running, and ends now
        }
    }
}
