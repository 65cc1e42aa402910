package dev.aifromzero.kit.console;

import java.time.Duration;
import java.util.Locale;

/**
 * A progress bar with the time left, redrawn in place; silent where nothing may move.
 *
 * <pre>{@code
 * try (ProgressBar bar = console.progress("training", steps)) {
 *     bar.update(step, "loss 2.31");
 * }
 * }</pre>
 */
public final class ProgressBar implements AutoCloseable {
    private static final int COLUMNS = 24;
    private static final long NANOSECONDS_BETWEEN_DRAWS = 100_000_000L;

    private final Console console;
    private final String label;
    private final long total;
    private final long started = System.nanoTime();
    private long lastDrawn;
    private long firstDone = -1;
    private boolean drawn;

    ProgressBar(Console console, String label, long total) {
        this.console = console;
        this.label = label;
        this.total = Math.max(1, total);
    }

    /**
     * Shows how far the work is.
     *
     * @param done units done, 0 to the total
     * @param message a few words, e.g. the loss; cut where the terminal is narrow
     */
    public void update(long done, String message) {
        if (firstDone < 0) {
            firstDone = done; // a resumed training does not start at 0: its speed counts from here
        }
        long now = System.nanoTime();
        if (!console.animations() || (now - lastDrawn < NANOSECONDS_BETWEEN_DRAWS && done < total)) {
            return;
        }
        lastDrawn = now;
        drawn = true;
        double fraction = Math.min(1, done / (double) total);
        String bar = DisplayWidth.padRight(console.bar(fraction, COLUMNS), COLUMNS);
        String left = done > firstDone ? "  " + timeLeft(done, now) : "";
        String text = String.format(Locale.ROOT, "%3.0f%%%s  %s", fraction * 100, left, message);
        int room = console.width() - 1 - DisplayWidth.of(label) - COLUMNS - 4;
        console.print("\r\u001b[2K" + label + " ▕" + bar + "▏ " + DisplayWidth.fit(text, Math.max(4, room)));
    }

    private String timeLeft(long done, long now) {
        double secondsPerUnit = (now - started) / 1e9 / (done - firstDone);
        Duration left = Duration.ofSeconds(Math.round(secondsPerUnit * (total - done)));
        return String.format(Locale.ROOT, "%d:%02d left", left.toMinutes(), left.toSecondsPart());
    }

    /**
     * Writes a line above the bar; the bar comes back with its next update.
     *
     * @param text one line, such as a sample from a model in training
     */
    public void line(String text) {
        clear();
        console.line(text);
    }

    private void clear() {
        if (drawn) {
            console.print("\r\u001b[2K");
            lastDrawn = 0;
        }
    }

    /** Takes the bar away. */
    @Override
    public void close() {
        clear();
    }
}
