package dev.aifromzero.kit.lessons;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The comment above a block of output or a picture, for example
 * {@code <!-- output: level1 count | from ^Pair | lines 3 -->} or {@code <!-- picture: level2 visualize | loss.png -->}.
 *
 * @param kind {@code output} or {@code picture}
 * @param command the level and what it is called with; text in quotation marks is one word
 * @param rules what stands behind the command, each part by itself
 */
public record Marker(String kind, List<String> command, List<String> rules) {
    static final String OUTPUT = "output";
    static final String PICTURE = "picture";

    private static final Pattern LINE = Pattern.compile("\\s*<!-- (output|picture): (.+?) -->\\s*");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    /**
     * Keeps copies that nobody can change.
     *
     * @param kind {@code output} or {@code picture}
     * @param command the level and what it is called with
     * @param rules what stands behind the command, in order
     */
    public Marker {
        command = List.copyOf(command);
        rules = List.copyOf(rules);
    }

    /**
     * {@return the marker that this line of a page is, if it is one}
     *
     * @param line of Markdown, with or without blanks around it
     */
    public static Optional<Marker> of(String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        List<String> parts = Arrays.asList(matcher.group(2).split(" \\| "));
        return Optional.of(new Marker(matcher.group(1), words(parts.get(0)), parts.subList(1, parts.size())));
    }

    /**
     * {@return a marker for all of the output of this command}
     *
     * @param command as it stands in a marker, such as {@code level1 count --fast}
     */
    public static Marker output(String command) {
        return new Marker(OUTPUT, words(command), List.of());
    }

    private static List<String> words(String command) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(command);
        while (matcher.find()) {
            words.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
        }
        return words;
    }

    /** {@return the command as one line} */
    public String commandLine() {
        return String.join(" ", command);
    }
}
