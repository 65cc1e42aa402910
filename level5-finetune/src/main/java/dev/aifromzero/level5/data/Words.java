package dev.aifromzero.level5.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a text without capitals and punctuation, for finding texts that say the same. */
final class Words {
    /** Letters with their marks (a Hindi vowel sign is a mark), and digits. */
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");

    private static final int GRAM = 3;

    private Words() {}

    /** {@return the words with single blanks between, in small letters; a text without any stays as it is} */
    static String plain(String text) {
        List<String> words = of(text);
        return words.isEmpty() ? text : String.join(" ", words);
    }

    static List<String> of(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text.toLowerCase(Locale.ROOT));
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return words;
    }

    /** {@return all runs of three words; of a shorter text the text itself} */
    static Set<String> trigrams(String text) {
        List<String> words = of(text);
        Set<String> grams = new HashSet<>();
        for (int i = 0; i + GRAM <= words.size(); i++) {
            grams.add(String.join(" ", words.subList(i, i + GRAM)));
        }
        return grams.isEmpty() ? Set.of(plain(text)) : grams;
    }
}
