package dev.aifromzero.level5.commands;

import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.DisplayWidth;
import java.util.List;

/** Shows text that is set in from the left. */
public final class Paragraphs {
    private Paragraphs() {}

    /**
     * Writes a text broken to the width, each line after the same prefix (its first line, where it is an arrow).
     *
     * @param console where it is shown
     * @param prefix stands before each line
     * @param text one or more paragraphs
     */
    public static void show(Console console, String prefix, String text) {
        List<String> lines = DisplayWidth.wrap(text, console.width() - DisplayWidth.of(prefix));
        String next = prefix.contains("→") ? " ".repeat(DisplayWidth.of(prefix)) : prefix;
        for (int i = 0; i < lines.size(); i++) {
            console.line((i == 0 ? prefix : next) + lines.get(i));
        }
    }
}
