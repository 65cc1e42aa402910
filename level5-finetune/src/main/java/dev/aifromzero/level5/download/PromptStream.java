package dev.aifromzero.level5.download;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** A stream whose reader is not left waiting for ever when the other side falls silent. */
final class PromptStream extends FilterInputStream {
    private static final ScheduledExecutorService CLOCK = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "download-clock");
        thread.setDaemon(true);
        return thread;
    });

    private final Duration silence;
    private final AtomicBoolean tooLate = new AtomicBoolean();

    PromptStream(InputStream source, Duration silence) {
        super(source);
        this.silence = silence;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        ScheduledFuture<?> alarm = CLOCK.schedule(this::giveUp, silence.toMillis(), TimeUnit.MILLISECONDS);
        try {
            int count = super.read(target, offset, length);
            if (count < 0 && tooLate.get()) {
                throw new HttpTimeoutException("nothing came for " + silence.toSeconds() + " s");
            }
            return count;
        } catch (IOException e) {
            throw tooLate.get() ? new HttpTimeoutException("nothing came for " + silence.toSeconds() + " s") : e;
        } finally {
            alarm.cancel(false);
        }
    }

    private void giveUp() {
        tooLate.set(true);
        try {
            close();
        } catch (IOException alreadyGone) {
            tooLate.set(true);
        }
    }
}
