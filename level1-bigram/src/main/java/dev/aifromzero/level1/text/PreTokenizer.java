package dev.aifromzero.level1.text;

import java.util.function.Consumer;

/**
 * Cuts text into chunks before byte pairs are merged, so that no token ever reaches across a word's border.
 *
 * <p>It is GPT-2's split pattern, written as a scanner because that is several times faster than a regular expression:
 *
 * <pre>{@code 's|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+}</pre>
 *
 * In words: English endings such as {@code 's}; a run of letters, of digits or of other signs, each with at most one
 * space before it; a run of white space, which leaves its last character to the chunk that follows. {@code \s} is
 * Unicode's White_Space. Which characters count as letters and digits depends on the Unicode version of the JDK (13 in
 * JDK 17). Source: Radford et al. (2019) and the code released with it.
 */
public final class PreTokenizer {
    private static final String[] ENDINGS = {"'s", "'t", "'re", "'ve", "'m", "'ll", "'d"};

    private enum Kind {
        LETTER,
        NUMBER,
        SPACE,
        OTHER
    }

    private PreTokenizer() {}

    /**
     * Hands the chunks of the text over, in order; joined they are the text.
     *
     * @param text any text; an empty one has no chunks
     * @param chunks is given one after the other
     */
    public static void split(String text, Consumer<String> chunks) {
        int start = 0;
        while (start < text.length()) {
            int end = endOfChunk(text, start);
            chunks.accept(text.substring(start, end));
            start = end;
        }
    }

    private static int endOfChunk(String text, int start) {
        char first = text.charAt(start);
        if (first == '\'') {
            for (String ending : ENDINGS) {
                if (text.startsWith(ending, start)) {
                    return start + ending.length();
                }
            }
        }
        int body = first == ' ' && start + 1 < text.length() ? start + 1 : start;
        Kind kind = kind(text.codePointAt(body));
        return kind == Kind.SPACE ? endOfWhiteSpace(text, start) : endOfRun(text, body, kind);
    }

    private static int endOfRun(String text, int start, Kind kind) {
        int end = start;
        while (end < text.length()) {
            int codePoint = text.codePointAt(end);
            if (kind(codePoint) != kind) {
                break;
            }
            end += Character.charCount(codePoint);
        }
        return end;
    }

    /** White space before a word leaves its last character to the word; all white space is one char long. */
    private static int endOfWhiteSpace(String text, int start) {
        int end = endOfRun(text, start, Kind.SPACE);
        return end == text.length() || end == start + 1 ? end : end - 1;
    }

    private static Kind kind(int codePoint) {
        if (codePoint < 128) {
            if ((codePoint >= 'a' && codePoint <= 'z') || (codePoint >= 'A' && codePoint <= 'Z')) {
                return Kind.LETTER;
            }
            if (codePoint >= '0' && codePoint <= '9') {
                return Kind.NUMBER;
            }
            return codePoint == ' ' || (codePoint >= '\t' && codePoint <= '\r') ? Kind.SPACE : Kind.OTHER;
        }
        return switch (Character.getType(codePoint)) {
            case Character.UPPERCASE_LETTER,
                    Character.LOWERCASE_LETTER,
                    Character.TITLECASE_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.OTHER_LETTER -> Kind.LETTER;
            case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> Kind.NUMBER;
            case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> Kind.SPACE;
            default -> codePoint == 0x85 ? Kind.SPACE : Kind.OTHER;
        };
    }
}
