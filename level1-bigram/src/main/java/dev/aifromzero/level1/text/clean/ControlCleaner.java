package dev.aifromzero.level1.text.clean;

/**
 * Removes characters that nobody sees and that belong to no script: control codes (but not tabs and line ends), byte
 * order marks, zero-width spaces, soft hyphens, marks that turn the writing direction (they can make a text look other
 * than it is), and code points that are no characters at all.
 *
 * <p>The zero-width joiner and non-joiner stay: Hindi and other scripts spell with them, and emoji are built with them.
 */
public final class ControlCleaner implements Cleaner {
    private static final char REPLACEMENT = '\uFFFD';

    @Override
    public String name() {
        return "control characters";
    }

    @Override
    public Result clean(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        long controls = 0;
        long invisible = 0;
        long broken = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (isControl(c)) {
                controls++;
            } else if (isInvisible(c)) {
                invisible++;
            } else if (isBroken(c)) {
                broken++;
            } else {
                kept.appendCodePoint(c);
            }
        }
        return Result.of(kept.toString())
                .and("control codes", controls)
                .and("invisible marks", invisible)
                .and("broken characters", broken);
    }

    /** Next line (U+0085) ends a line, as the form feed does: those are left to the cleaner of white space. */
    private static boolean isControl(int c) {
        boolean endsLineOrColumn = c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0x85;
        return Character.getType(c) == Character.CONTROL && !endsLineOrColumn;
    }

    private static boolean isInvisible(int c) {
        boolean direction = c == 0x061C
                || c == 0x200E
                || c == 0x200F
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069);
        return direction || c == 0xFEFF || c == 0x200B || c == 0x2060 || c == 0xAD;
    }

    /** Halves of surrogate pairs, noncharacters, and the sign that stands where a character was lost before. */
    private static boolean isBroken(int c) {
        boolean noncharacter = (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
        return noncharacter || c == REPLACEMENT || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}
