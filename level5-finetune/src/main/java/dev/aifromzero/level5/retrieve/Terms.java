package dev.aifromzero.level5.retrieve;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a search compares: words, and pieces of long words, so that {@code lenght} still finds {@code length}. */
final class Terms {
    /** Letters with their marks (a Hindi vowel sign is a mark), and digits. */
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");

    private static final int PIECE = 4;
    /** No word begins with it, so a piece is never taken for a word. */
    private static final String MARK = "~";

    private Terms() {}

    /** {@return the words of a text in small letters, and all runs of four characters of each longer word} */
    static List<String> of(String text) {
        List<String> terms = new ArrayList<>();
        Matcher words = WORD.matcher(text.toLowerCase(Locale.ROOT));
        while (words.find()) {
            String word = words.group();
            terms.add(word);
            for (int i = 0; word.length() > PIECE && i + PIECE <= word.length(); i++) {
                terms.add(MARK + word.substring(i, i + PIECE));
            }
        }
        return terms;
    }
}
