package dev.aifromzero.level1.commands;

import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.DisplayWidth;
import dev.aifromzero.kit.console.Style;
import dev.aifromzero.level1.text.Tokenizer;

/** Shows where a text is cut: tokens in two alternating colours, or in brackets where there are no colours. */
public final class TokenPainter {
    private final Console console;

    /**
     * A painter for this terminal.
     *
     * @param console where the tokens are shown
     */
    public TokenPainter(Console console) {
        this.console = console;
    }

    /** {@return the tokens joined, spaces and line ends made visible; lines can be broken between any two} */
    String paint(Tokenizer tokenizer, int[] ids) {
        StringBuilder shown = new StringBuilder();
        int columns = 0;
        for (int i = 0; i < ids.length; i++) {
            String token = Console.visible(tokenizer.token(ids[i]));
            String piece = console.colours() ? token : "[" + token + "]";
            int width = DisplayWidth.of(piece);
            if (columns + width > console.width() - 2 && columns > 0) {
                shown.append('\n');
                columns = 0;
            }
            columns += width;
            shown.append(console.paint(i % 2 == 0 ? Style.BLUE : Style.MAGENTA, piece));
        }
        return shown.toString();
    }

    /**
     * Shows the tokens, indented.
     *
     * @param tokenizer knows each token's text
     * @param ids the tokens
     */
    public void show(Tokenizer tokenizer, int[] ids) {
        paint(tokenizer, ids).lines().forEach(line -> console.line("  " + line));
    }
}
