package dev.aifromzero.level1.text;

import java.lang.Character.UnicodeScript;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Numbers about some texts taken together.
 *
 * @param bytes size of the file, with everything around the texts
 * @param characters code points
 * @param words runs of letters, their signs and digits; an apostrophe or hyphen inside belongs to the word
 * @param distinctWords different words, capital letters aside
 * @param letters how many different letters and signs of each script occur, e.g. "Devanagari 60, Latin 52"
 */
public record TextStatistics(long bytes, long characters, long words, long distinctWords, String letters) {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+(?:['-][\\p{L}\\p{M}\\p{N}]+)*");

    /**
     * {@return the numbers of these texts, which lie in a file of so many bytes}
     *
     * @param texts counted as one: a word of two texts is one different word
     * @param bytes the file's size on disk, which is only passed on
     */
    public static TextStatistics of(List<String> texts, long bytes) {
        long characters = 0;
        long words = 0;
        Set<String> distinct = new HashSet<>();
        Set<Integer> letters = new HashSet<>();
        for (String text : texts) {
            characters += text.codePointCount(0, text.length());
            text.codePoints().filter(TextStatistics::isLetterOrSign).forEach(letters::add);
            Matcher matcher = WORD.matcher(text);
            while (matcher.find()) {
                words++;
                distinct.add(matcher.group().toLowerCase(Locale.ROOT));
            }
        }
        return new TextStatistics(bytes, characters, words, distinct.size(), byScript(letters));
    }

    private static boolean isLetterOrSign(int codePoint) {
        int type = Character.getType(codePoint);
        return Character.isLetter(codePoint)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    private static String byScript(Set<Integer> letters) {
        Map<String, Long> counts = letters.stream()
                .collect(Collectors.groupingBy(TextStatistics::script, TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .map(e -> e.getKey() + " " + e.getValue())
                .collect(Collectors.joining(", "));
    }

    private static String script(int letter) {
        String name = UnicodeScript.of(letter).name();
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }
}
