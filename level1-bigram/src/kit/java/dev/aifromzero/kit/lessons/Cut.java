package dev.aifromzero.kit.lessons;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes some lines out of what a program has written. Rules, each with a regular expression that is looked for in a line:
 * {@code after R} (begin to search behind the first such line), {@code from R} (the first line to take), {@code to R} (the
 * last line to take), {@code lines N} (take N lines), {@code drop R} (leave such lines out).
 */
final class Cut {
    private final List<String> rules;

    /** @param rules as in a {@link Marker} */
    public Cut(List<String> rules) {
        this.rules = List.copyOf(rules);
    }

    /**
     * {@return the lines that the rules take, without blanks at the ends of lines and empty lines around them}
     *
     * @throws IllegalArgumentException if no line fits a rule, or a rule is unknown
     */
    public List<String> of(List<String> output) {
        int from = 0;
        int end = output.size();
        List<Pattern> dropped = new ArrayList<>();
        for (String rule : rules) {
            String[] parts = rule.strip().split(" ", 2);
            String value = parts.length == 2 ? parts[1] : "";
            switch (parts[0]) {
                case "after" -> from = find(output, from, value) + 1;
                case "from" -> from = find(output, from, value);
                case "to" -> end = find(output, from, value) + 1;
                case "lines" -> end = Math.min(output.size(), from + Integer.parseInt(value));
                case "drop" -> dropped.add(Pattern.compile(value));
                default ->
                    throw new IllegalArgumentException("A cut knows after, from, to, lines and drop, not " + rule);
            }
        }
        return withoutMargins(output.subList(from, end).stream()
                .filter(line -> dropped.stream()
                        .noneMatch(pattern -> pattern.matcher(line).find()))
                .map(String::stripTrailing)
                .toList());
    }

    private static int find(List<String> output, int from, String expression) {
        Pattern pattern = Pattern.compile(expression);
        for (int i = from; i < output.size(); i++) {
            if (pattern.matcher(output.get(i)).find()) {
                return i;
            }
        }
        throw new IllegalArgumentException("No line of the output has: " + expression);
    }

    private static List<String> withoutMargins(List<String> lines) {
        int first = 0;
        int end = lines.size();
        while (first < end && lines.get(first).isEmpty()) {
            first++;
        }
        while (end > first && lines.get(end - 1).isEmpty()) {
            end--;
        }
        return lines.subList(first, end);
    }
}
