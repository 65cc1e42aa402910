package dev.aifromzero.level5.docs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page whose numbers are computed again. A worked example stands between {@code <!-- worked: NAME -->} and
 * {@code <!-- /worked -->}; outside of these no number may stand but 0, 1, years, and the numbers in names ("level 3").
 * Formulas have whole numbers only: a decimal in one is a number that nobody checks.
 */
final class WorkedPage {
    private static final Pattern BEGIN = Pattern.compile("<!-- worked: (\\S+) -->");
    private static final String END = "<!-- /worked -->";
    /** Not in words (GPT-2, level3); a minus belongs to the digits that follow it without a space. */
    private static final Pattern NUMBER = Pattern.compile(
            "(?<![\\p{L}\\p{N}_.])(?<!\\p{L}[-/])−?\\d{1,3}+(?:,\\d{3})++(?:\\.\\d++)?+(?![\\p{L}\\p{N}_])"
                    + "|(?<![\\p{L}\\p{N}_.,])(?<!\\p{L}[-/])−?\\d++(?:\\.\\d++)?+(?![\\p{L}\\p{N}_])");

    private static final Pattern NAMED =
            Pattern.compile("(?i)\\b(level|step|section|class|equation|algorithm|chapter)s? \\d+(\\.\\d+)*");
    private static final Pattern LIST_NUMBER = Pattern.compile("^\\s*\\d+\\. ");
    private static final Pattern FORMULA =
            Pattern.compile("```math\n.*?\n```|\\$\\$.*?\\$\\$|\\$[^$]*\\$", Pattern.DOTALL);
    private static final Pattern DECIMAL = Pattern.compile("\\d\\.\\d|\\d,\\d{3}");
    private static final Pattern LINK_TARGET = Pattern.compile("]\\([^)]*\\)");
    private static final Pattern COMMENT = Pattern.compile("<!--.*?-->");
    private static final Pattern CODE = Pattern.compile("`[^`\n]*`");
    private static final Pattern YEAR = Pattern.compile("(?<![\\d,.−])(17|18|19|20)\\d\\d(?![\\d,.]\\d)");
    private static final Pattern EXEMPT = Pattern.compile("−?[01]");

    private final Map<String, Worked> examples = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    WorkedPage(String markdown) {
        readFormulas(markdown);
        String text = blank(markdown, FORMULA);
        List<Worked.Shown> inside = null;
        String name = null;
        int line = 0;
        for (String row : text.split("\n", -1)) {
            line++;
            Matcher begin = BEGIN.matcher(row);
            if (begin.find()) {
                if (inside != null) {
                    problems.add("line " + line + ": " + name + " has no end");
                }
                name = begin.group(1);
                inside = new ArrayList<>();
            } else if (row.contains(END)) {
                close(name, inside, line);
                inside = null;
            } else if (inside == null) {
                problems.addAll(unchecked(row, line));
            } else {
                inside.addAll(numbers(row, line));
            }
        }
        if (inside != null) {
            problems.add("line " + line + ": " + name + " has no end");
        }
    }

    private void close(String name, List<Worked.Shown> inside, int line) {
        if (inside == null) {
            problems.add("line " + line + ": an end without a beginning");
        } else if (examples.putIfAbsent(name, new Worked(name, inside)) != null) {
            problems.add("line " + line + ": there are two examples with the name " + name);
        }
    }

    private void readFormulas(String markdown) {
        Matcher formula = FORMULA.matcher(markdown);
        while (formula.find()) {
            if (DECIMAL.matcher(formula.group()).find()) {
                problems.add("nothing checks the number in the formula " + formula.group());
            }
        }
    }

    /** Formulas become spaces, so that the lines keep their numbers. */
    private static String blank(String text, Pattern pattern) {
        return pattern.matcher(text).replaceAll(found -> found.group().replaceAll("[^\n]", " "));
    }

    private static List<Worked.Shown> numbers(String row, int line) {
        String plain = row;
        for (Pattern meant : List.of(COMMENT, LINK_TARGET, LIST_NUMBER, NAMED)) {
            plain = meant.matcher(plain).replaceAll(" ");
        }
        List<Worked.Shown> numbers = new ArrayList<>();
        Matcher number = NUMBER.matcher(plain);
        while (number.find()) {
            numbers.add(new Worked.Shown(number.group(), line));
        }
        return numbers;
    }

    private static List<String> unchecked(String row, int line) {
        String plain = YEAR.matcher(
                        CODE.matcher(LINK_TARGET.matcher(row).replaceAll(" ")).replaceAll(" "))
                .replaceAll(" ");
        return numbers(plain, line).stream()
                .filter(shown -> !EXEMPT.matcher(shown.text()).matches())
                .map(shown -> "nothing checks " + shown)
                .toList();
    }

    /** {@return the worked examples by name, in the order of the page} */
    Map<String, Worked> examples() {
        return examples;
    }

    /** {@return what is wrong with the page itself: numbers that stand outside of examples, markers that do not close} */
    List<String> problems() {
        return problems;
    }
}
