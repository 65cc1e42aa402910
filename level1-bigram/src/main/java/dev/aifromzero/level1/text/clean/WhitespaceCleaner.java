package dev.aifromzero.level1.text.clean;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One kind of space and one kind of line end: no tabs, no spaces at the ends of lines or in a row, at most one empty
 * line between paragraphs, nothing blank before or after.
 */
public final class WhitespaceCleaner implements Cleaner {
    private static final Pattern OTHER_LINE_END = Pattern.compile("\r\n|[\r\f\u0085\u2028\u2029]");
    /** Tabs and all of Unicode's space separators but the plain one, such as the no-break space. */
    private static final Pattern OTHER_SPACE = Pattern.compile("[\t\\p{Zs}&&[^ ]]");

    private static final Pattern SURPLUS_SPACES = Pattern.compile("(?<=\n| )(?: +)|(?: +)(?=\n)");
    private static final Pattern SURPLUS_LINES = Pattern.compile("\n{3,}");

    @Override
    public String name() {
        return "white space";
    }

    @Override
    public Result clean(String text) {
        Replaced lines = replace(OTHER_LINE_END, text, "\n");
        Replaced spaces = replace(OTHER_SPACE, lines.text, " ");
        Replaced single = replace(SURPLUS_SPACES, spaces.text, "");
        Replaced paragraphs = replace(SURPLUS_LINES, single.text, "\n\n");
        return Result.of(paragraphs.text.strip())
                .and("line ends of other kinds", lines.places)
                .and("tabs and other spaces", spaces.places)
                .and("surplus spaces", single.characters)
                .and("surplus empty lines", paragraphs.characters)
                .and(
                        "blanks at the ends",
                        paragraphs.text.length() - paragraphs.text.strip().length());
    }

    private record Replaced(String text, long places, long characters) {}

    private static Replaced replace(Pattern pattern, String text, String by) {
        Matcher matcher = pattern.matcher(text);
        StringBuilder result = new StringBuilder(text.length());
        long places = 0;
        while (matcher.find()) {
            places++;
            matcher.appendReplacement(result, by);
        }
        matcher.appendTail(result);
        return new Replaced(result.toString(), places, text.length() - result.length());
    }
}
