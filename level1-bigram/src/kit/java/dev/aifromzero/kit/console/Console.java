package dev.aifromzero.kit.console;

import dev.aifromzero.kit.error.Printable;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.fusesource.jansi.AnsiConsole;
import org.fusesource.jansi.AnsiType;
import org.fusesource.jansi.internal.Kernel32;

/**
 * The terminal that every level writes to: banners, sections, tables, bars and heat cells.
 *
 * <p>It knows how wide the terminal is and whether there is one at all: in a pipe there are no colour codes and nothing
 * moves.
 */
public final class Console {
    private static final int NARROWEST = 40;
    private static final int WIDEST = 120;
    private static final int WIDTH_WITHOUT_TERMINAL = 80;
    private static final int MILLISECONDS_A_CHARACTER = 12;
    private static final String EIGHTHS = " ▏▎▍▌▋▊▉";
    private static final String SHADES = " ░▒▓█";
    /** The blue ramp of the 256-colour palette, from nearly white to deep blue, each with a legible text colour. */
    private static final int[] RAMP = {231, 195, 159, 117, 75, 33, 27, 19};

    private static final int FIRST_DARK_SHADE = 5;
    private static final int UTF_8_ON_WINDOWS = 65001;

    private final PrintStream out;
    private final int width;
    private final boolean terminal;
    private final boolean colours;
    private final boolean animations;

    private Console(PrintStream out, int width, boolean terminal, boolean colours, boolean animations) {
        this.out = out;
        this.width = width;
        this.terminal = terminal;
        this.colours = colours;
        this.animations = animations;
    }

    /**
     * {@return the real terminal; colours and animations need one, and both flags}
     *
     * @param colourAllowed false where the user asked for none
     * @param animationAllowed false where nothing may move or wait
     */
    public static Console create(boolean colourAllowed, boolean animationAllowed) {
        boolean terminal = isTerminal();
        return new Console(
                standardOutput(),
                terminalWidth(terminal),
                terminal,
                colourAllowed && terminal && coloursWanted(),
                animationAllowed && terminal);
    }

    /**
     * {@return a console on any stream, for tests and for files}
     *
     * @param out takes text with the line ends of this computer
     * @param width columns; lessons are written for 40 and more
     * @param colours whether escape sequences for colour may be written
     * @param animations whether text may move, and pauses are kept
     */
    public static Console on(PrintStream out, int width, boolean colours, boolean animations) {
        return new Console(out, width, colours || animations, colours, animations);
    }

    /** {@return standard output in UTF-8, whatever the locale says} */
    public static PrintStream standardOutput() {
        return isWindows()
                ? AnsiConsole.out()
                : new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    }

    /** {@return standard error in UTF-8, whatever the locale says} */
    public static PrintStream standardError() {
        return isWindows()
                ? AnsiConsole.err()
                : new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    }

    /** {@return false where the environment variable NO_COLOR has a value (see no-color.org)} */
    public static boolean coloursWanted() {
        String noColor = System.getenv("NO_COLOR");
        return noColor == null || noColor.isEmpty();
    }

    /**
     * {@return the encoding that the system takes this terminal to have, e.g. "UTF-8" or "windows-1252"; what is written is
     * UTF-8 in any case}
     */
    public static String systemEncoding() {
        String name = isWindows() && isTerminal()
                ? codePage(Kernel32.GetConsoleOutputCP())
                : System.getProperty("native.encoding");
        try {
            return Charset.forName(name).name();
        } catch (IllegalArgumentException unknown) {
            return name;
        }
    }

    private static String codePage(int number) {
        return number == UTF_8_ON_WINDOWS ? StandardCharsets.UTF_8.name() : "Cp" + number;
    }

    private static boolean isWindows() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows");
    }

    private static boolean isTerminal() {
        AnsiType type = AnsiConsole.out().getType();
        return type != AnsiType.Redirected && type != AnsiType.Unsupported;
    }

    private static int terminalWidth(boolean terminal) {
        int columns = terminal ? AnsiConsole.out().getTerminalWidth() : 0;
        return columns <= 0 ? WIDTH_WITHOUT_TERMINAL : Math.max(NARROWEST, Math.min(WIDEST, columns));
    }

    /** {@return the number of columns to use} */
    public int width() {
        return width;
    }

    /** {@return whether a person looks at it; false in a pipe or file} */
    public boolean isATerminal() {
        return terminal;
    }

    /** {@return whether things may move on this console} */
    public boolean animations() {
        return animations;
    }

    /** {@return whether colours are written} */
    public boolean colours() {
        return colours;
    }

    /**
     * Writes a line as it is.
     *
     * @param text may have colours; it is neither broken nor cut
     */
    public void line(String text) {
        out.println(text);
    }

    /**
     * Writes a formatted line, with a decimal point in every country.
     *
     * @param format as {@link String#format(String, Object...)} takes it
     * @param values what fills its gaps
     */
    public void line(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }

    /** Writes an empty line. */
    public void blank() {
        out.println();
    }

    /**
     * Writes text without ending the line, and shows it at once.
     *
     * @param text may have colours and line breaks
     */
    public void print(String text) {
        out.print(text);
        out.flush();
    }

    /**
     * Writes a paragraph, broken at spaces to the width.
     *
     * @param text one paragraph; where it has line breaks of its own, they stay
     */
    public void say(String text) {
        DisplayWidth.wrap(text, width).forEach(out::println);
    }

    /**
     * Writes a formatted paragraph, broken at spaces to the width.
     *
     * @param format as {@link String#format(String, Object...)} takes it
     * @param values what fills its gaps
     */
    public void say(String format, Object... values) {
        say(String.format(Locale.ROOT, format, values));
    }

    /**
     * {@return the text in a style, or as it is where there are no colours}
     *
     * @param style one style; styles do not nest
     * @param text without escape sequences
     */
    public String paint(Style style, String text) {
        return colours ? style.start() + text + Style.RESET : text;
    }

    /**
     * Writes the title of a level.
     *
     * @param title cut where it is longer than a line
     * @param subtitle broken at spaces where it is longer than a line
     */
    public void banner(String title, String subtitle) {
        int inside = Math.min(width, 78) - 2;
        blank();
        line(paint(Style.CYAN, "╔" + "═".repeat(inside) + "╗"));
        for (String text : List.of(paint(Style.BOLD, DisplayWidth.fit(title, inside - 2)), subtitle)) {
            for (String row : DisplayWidth.wrap(text, inside - 2)) {
                line(paint(Style.CYAN, "║") + DisplayWidth.center(row, inside) + paint(Style.CYAN, "║"));
            }
        }
        line(paint(Style.CYAN, "╚" + "═".repeat(inside) + "╝"));
        blank();
    }

    /**
     * Writes the heading of a step or of a part of it.
     *
     * @param title cut where it is longer than a line
     */
    public void section(String title) {
        blank();
        String shown = DisplayWidth.fit(title, width - 6);
        int rest = Math.max(2, Math.min(width, 78) - DisplayWidth.of(shown) - 4);
        line(paint(Style.CYAN, "── ") + paint(Style.BOLD, shown) + paint(Style.CYAN, " " + "─".repeat(rest)));
        blank();
    }

    /**
     * Writes a table.
     *
     * @param table columns are made narrower where all of them do not fit
     */
    public void table(Table table) {
        table.lines(this).forEach(out::println);
    }

    /**
     * {@return a bar of block characters, precise to an eighth of a column}
     *
     * @param fraction length as a part of the full width, 0 to 1
     * @param columns the full width
     */
    public String bar(double fraction, int columns) {
        int eighths = (int) Math.round(Math.max(0, Math.min(1, fraction)) * columns * 8);
        String full = "█".repeat(eighths / 8);
        String tip = eighths % 8 == 0 ? "" : EIGHTHS.substring(eighths % 8, eighths % 8 + 1);
        return paint(Style.CYAN, full + tip);
    }

    /**
     * {@return a cell of a heat map: the text on a background that is deeper for larger values; without colours a shade
     * character stands before it}
     *
     * @param value 0 (pale) to 1 (deep)
     * @param text what to show in the cell, e.g. "0.57"
     */
    public String heatCell(double value, String text) {
        double clamped = Double.isNaN(value) ? 0 : Math.max(0, Math.min(1, value));
        if (!colours) {
            int shade = (int) Math.min(SHADES.length() - 1, Math.ceil(clamped * (SHADES.length() - 1)));
            return SHADES.charAt(shade) + text;
        }
        int step = (int) Math.min(RAMP.length - 1, clamped * RAMP.length);
        int foreground = step >= FIRST_DARK_SHADE ? 231 : 16;
        return "\u001b[48;5;" + RAMP[step] + ";38;5;" + foreground + "m " + text + Style.RESET;
    }

    /**
     * Writes text as if it were typed, one character (code point) after the other; at once where nothing may move.
     *
     * @param text one or more lines
     */
    public void typed(String text) {
        if (!animations) {
            line(text);
            return;
        }
        text.codePoints().forEach(codePoint -> {
            print(Character.toString(codePoint));
            pause(MILLISECONDS_A_CHARACTER);
        });
        blank();
    }

    /**
     * Waits, so that the eye can follow; does nothing where nothing may move.
     *
     * @param milliseconds how long, 0 or more
     */
    public void pause(int milliseconds) {
        if (animations) {
            try {
                Thread.sleep(milliseconds);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * {@return a progress bar for this many units of work}
     *
     * @param label a word or two to the left of the bar
     * @param total how many units are to be done; less than 1 counts as 1
     */
    public ProgressBar progress(String label, long total) {
        return new ProgressBar(this, label, total);
    }

    /**
     * {@return line breaks and tabs made visible, for showing characters in tables: {@code ↵}, {@code ⇥}, {@code ␣}; other
     * control characters become U+FFFD}
     *
     * @param text usually one character or a few
     */
    public static String visible(String text) {
        return Printable.of(text.replace("\r", "␍").replace("\n", "↵").replace("\t", "⇥"))
                .replace(" ", "␣");
    }
}
