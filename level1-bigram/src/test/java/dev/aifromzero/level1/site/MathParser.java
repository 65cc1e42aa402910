package dev.aifromzero.level1.site;

import java.util.Set;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Node;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Position;
import org.commonmark.parser.beta.Scanner;

/**
 * Formulas between dollar signs, as the places that show Markdown read them: {@code $x_t$}, {@code $`x_t`$} and
 * {@code $$x_t$$}. Without this, the underscores of a formula would become slanted letters.
 */
final class MathParser implements InlineContentParser {
    /** A formula in a line of text. */
    static final class Formula extends CustomNode {
        private final String tex;
        private final boolean display;

        Formula(String tex, boolean display) {
            this.tex = tex;
            this.display = display;
        }

        String tex() {
            return tex;
        }

        boolean display() {
            return display;
        }
    }

    /** Called at each dollar sign. */
    static final class Factory implements InlineContentParserFactory {
        @Override
        public Set<Character> getTriggerCharacters() {
            return Set.of('$');
        }

        @Override
        public InlineContentParser create() {
            return new MathParser();
        }
    }

    @Override
    public ParsedInline tryParse(InlineParserState state) {
        Scanner scanner = state.scanner();
        int dollars = scanner.matchMultiple('$');
        Position start = scanner.position();
        boolean quoted = dollars == 1 && scanner.peek() == '`';
        // "5 $ and 6 $" is money: a formula begins right after its dollar sign
        if (dollars > 2 || (dollars == 1 && Character.isWhitespace(scanner.peek()))) {
            return ParsedInline.none();
        }
        char before = 0;
        while (scanner.hasNext()) {
            if (scanner.peek() == '$' && before != '\\') {
                Position end = scanner.position();
                int closing = scanner.matchMultiple('$');
                if (closing == dollars && (dollars == 2 || !Character.isWhitespace(before))) {
                    String tex = scanner.getSource(start, end).getContent();
                    Node formula = new Formula(quoted ? withoutQuotes(tex) : tex, dollars == 2);
                    return ParsedInline.of(formula, scanner.position());
                }
                return ParsedInline.none();
            }
            before = scanner.peek();
            scanner.next();
        }
        return ParsedInline.none();
    }

    private static String withoutQuotes(String tex) {
        return tex.length() > 1 && tex.endsWith("`") ? tex.substring(1, tex.length() - 1) : tex;
    }
}
