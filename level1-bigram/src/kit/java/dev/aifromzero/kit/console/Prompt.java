package dev.aifromzero.kit.console;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/**
 * Asks for lines: with editing and history in a terminal (JLine), and plainly from a pipe or file.
 *
 * <p>From a pipe the answers are echoed, so that a recorded conversation can be read.
 */
public final class Prompt implements AutoCloseable {
    private final Console console;
    private final Terminal terminal;
    private final LineReader editor;
    private final BufferedReader plain;

    private Prompt(Console console, Terminal terminal, LineReader editor, BufferedReader plain) {
        this.console = console;
        this.terminal = terminal;
        this.editor = editor;
        this.plain = plain;
    }

    /**
     * {@return a prompt on the real terminal if there is one, else on standard input}
     *
     * @param console shows the questions; not a terminal means that nobody types
     * @throws IOException if no terminal can be opened
     */
    @SuppressWarnings("SystemConsoleNull") // JvmSettings asks for the console that is null in a pipe on every JDK
    public static Prompt open(Console console) throws IOException {
        if (System.console() == null || !console.isATerminal()) {
            return on(console, new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)));
        }
        Terminal terminal = TerminalBuilder.builder().system(true).dumb(true).build();
        LineReader editor = LineReaderBuilder.builder()
                .terminal(terminal)
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .variable(LineReader.BELL_STYLE, "none")
                .build();
        return new Prompt(console, terminal, editor, null);
    }

    /**
     * {@return a prompt that takes its answers from any reader, for tests and pipes}
     *
     * @param console shows questions, and each answer again
     * @param answers one a line
     */
    public static Prompt on(Console console, BufferedReader answers) {
        return new Prompt(console, null, null, answers);
    }

    /**
     * {@return the next line without surrounding spaces, or empty at the end of input (Ctrl-D) and at Ctrl-C}
     *
     * @param question what stands before the cursor, such as {@code "> "}
     * @throws IOException if standard input cannot be read
     */
    public Optional<String> read(String question) throws IOException {
        if (editor != null) {
            try {
                return Optional.of(
                        editor.readLine(console.paint(Style.BOLD, question)).strip());
            } catch (EndOfFileException | UserInterruptException e) {
                return Optional.empty();
            }
        }
        console.print(question);
        String line = plain.readLine();
        console.line(line == null ? "" : line);
        return Optional.ofNullable(line).map(String::strip);
    }

    /** {@return a watch for Ctrl-C while the program is busy; close it before the next question} */
    public StopKey watchForStop() {
        return new StopKey(terminal, typed -> {
            if (!typed.isEmpty()) {
                editor.runMacro(typed);
            }
        });
    }

    @Override
    public void close() throws IOException {
        if (terminal != null) {
            terminal.close();
        }
    }
}
