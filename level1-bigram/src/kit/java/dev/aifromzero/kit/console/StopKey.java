package dev.aifromzero.kit.console;

import java.io.IOException;
import java.util.EnumSet;
import java.util.function.Consumer;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.ControlChar;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Terminal;

/**
 * Lets Ctrl-C stop what the program is doing instead of the program. While it is open, the terminal hands Ctrl-C over as a
 * key; what else is typed meanwhile is kept for the next question. In a pipe or file nobody presses a key.
 */
public final class StopKey implements AutoCloseable {
    private static final int CTRL_C = 3;
    private static final long NANOSECONDS_BETWEEN_LOOKS = 25_000_000L;

    private final Terminal terminal;
    private final Consumer<String> typedAhead;
    private final Attributes before;
    private final StringBuilder typed = new StringBuilder();
    private long lookedAt;
    private boolean pressed;

    /**
     * A watch on a terminal.
     *
     * @param terminal the terminal, or null where there is none
     * @param typedAhead is given what was typed meanwhile, at the end
     */
    StopKey(Terminal terminal, Consumer<String> typedAhead) {
        this.terminal = terminal;
        this.typedAhead = typedAhead;
        before = terminal == null ? null : terminal.getAttributes();
        if (terminal != null) {
            Attributes busy = new Attributes(before);
            busy.setLocalFlags(EnumSet.of(LocalFlag.ISIG, LocalFlag.ICANON, LocalFlag.ECHO), false);
            busy.setControlChar(ControlChar.VMIN, 0);
            busy.setControlChar(ControlChar.VTIME, 1);
            terminal.setAttributes(busy);
        }
    }

    /** {@return whether Ctrl-C was pressed since the watch began; quick enough to be asked after every token} */
    public boolean pressed() {
        long now = System.nanoTime();
        if (terminal != null && !pressed && now - lookedAt >= NANOSECONDS_BETWEEN_LOOKS) {
            lookedAt = now;
            readKeys();
        }
        return pressed;
    }

    private void readKeys() {
        try {
            int key = terminal.reader().read(1L);
            while (key >= 0) {
                if (key == CTRL_C) {
                    pressed = true;
                    typed.setLength(0);
                } else {
                    typed.append((char) key);
                }
                key = terminal.reader().read(1L);
            }
        } catch (IOException terminalGone) {
            pressed = true;
        }
    }

    /** Gives the terminal its usual ways back. */
    @Override
    public void close() {
        if (terminal != null) {
            terminal.setAttributes(before);
            typedAhead.accept(typed.toString());
        }
    }
}
