package dev.aifromzero.kit.doctor;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** What the output looks like. Which font a terminal has cannot be asked. */
final class TerminalChecks {
    private static final int COMFORTABLE_WIDTH = 80;
    private static final String TERMINAL = "terminal";
    private static final String COLOURS = "colours";
    private static final String LETTERS = "letters";

    private TerminalChecks() {}

    static List<Check> of(Machine machine) {
        return List.of(
                Check.one(TERMINAL, () -> width(machine.terminal())),
                Check.one(COLOURS, () -> colours(machine.terminal())),
                Check.one(LETTERS, () -> letters(machine)));
    }

    private static Finding width(Machine.Terminal terminal) {
        if (!terminal.present()) {
            return Finding.note(
                    TERMINAL, "none: the output goes to a pipe or a file, " + terminal.width() + " columns wide");
        }
        String found = terminal.width() + " columns";
        String needed = COMFORTABLE_WIDTH + " columns";
        return terminal.width() >= COMFORTABLE_WIDTH
                ? Finding.ok(TERMINAL, found, needed)
                : Finding.problem(
                        TERMINAL, found, needed, "Make the window wider or its letters smaller; tables are cut now");
    }

    private static Finding colours(Machine.Terminal terminal) {
        if (terminal.colours()) {
            return Finding.ok(COLOURS, "yes (without them: --no-color, or NO_COLOR=1)");
        }
        if (!terminal.present()) {
            return Finding.note(COLOURS, "none, because there is no terminal");
        }
        return terminal.noColor()
                ? Finding.note(COLOURS, "none, because the environment variable NO_COLOR is set")
                : Finding.note(COLOURS, "none, because of --no-color");
    }

    private static Finding letters(Machine machine) {
        Machine.Terminal terminal = machine.terminal();
        String utf8 = StandardCharsets.UTF_8.name();
        if (terminal.encoding().equalsIgnoreCase(utf8)) {
            return Finding.ok(LETTERS, utf8 + "; whether the font has them all, your eyes can tell: ▁▃▅ → ✓ नमस्ते");
        }
        boolean windows = machine.system().isWindows();
        String found = "the system says " + terminal.encoding() + (windows ? "" : " (" + locale(machine) + ")");
        if (!terminal.present()) {
            // What is written is UTF-8 all the same; but Java cannot open a file whose name the locale cannot write.
            return Finding.note(
                    LETTERS,
                    found + "; the output is UTF-8 all the same",
                    windows ? "" : "If names of files with other letters than a to z make trouble: LC_ALL=C.UTF-8");
        }
        return Finding.problem(
                LETTERS,
                found,
                utf8,
                windows
                        ? "Use Windows Terminal, and type chcp 65001 in it before you start"
                        : "Set the environment variable LC_ALL=C.UTF-8, or a language of yours that ends in UTF-8");
    }

    /** The variable that decides: the first of the three that is set. */
    private static String locale(Machine machine) {
        return Stream.of("LC_ALL", "LC_CTYPE", "LANG")
                .filter(name -> !machine.system().variable(name).isEmpty())
                .findFirst()
                .map(name -> name + "=" + machine.system().variable(name))
                .orElse("neither LC_ALL nor LANG is set");
    }
}
