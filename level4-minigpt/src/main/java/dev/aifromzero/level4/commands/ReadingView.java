package dev.aifromzero.level4.commands;

import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.ProgressBar;
import dev.aifromzero.level4.data.large.TextProgress;

/** Shows how far the reading of a long text has come; of a short one there is nothing to see. */
public final class ReadingView implements TextProgress, AutoCloseable {
    private static final int PARTS = 1000;
    private static final long NANOSECONDS_BEFORE_IT_SHOWS = 1_000_000_000L;

    private final Console console;
    private String task = "";
    private long since;
    private ProgressBar bar;

    /**
     * A view that shows nothing yet.
     *
     * @param console where the bar appears
     */
    public ReadingView(Console console) {
        this.console = console;
    }

    @Override
    public void at(String name, double fraction) {
        if (!name.equals(task)) {
            close();
            task = name;
            since = System.nanoTime();
            bar = console.progress(name, PARTS);
        }
        if (System.nanoTime() - since > NANOSECONDS_BEFORE_IT_SHOWS) {
            bar.update((long) (fraction * PARTS), "");
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
