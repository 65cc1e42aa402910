package dev.aifromzero.level1.exercises;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Solution of task 1.2. */
public final class HindiLetters {
    private HindiLetters() {}

    /** {@return how many code points the text has} */
    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** {@return the code points of the text in order, each as a string of its own} */
    public static List<String> characters(String text) {
        return text.codePoints().mapToObj(Character::toString).toList();
    }

    /** {@return how often every pair of neighbouring code points comes} */
    public static Map<String, Integer> pairs(String text) {
        List<String> characters = characters(text);
        Map<String, Integer> counts = new HashMap<>();
        for (int i = 0; i + 1 < characters.size(); i++) {
            counts.merge(characters.get(i) + characters.get(i + 1), 1, Integer::sum);
        }
        return counts;
    }

    /** {@return which part of the code points is Devanagari, 0 to 1; 0 for an empty text} */
    public static double devanagariShare(String text) {
        if (text.isEmpty()) {
            return 0;
        }
        long devanagari =
                text.codePoints().filter(c -> c >= 0x0900 && c <= 0x097F).count();
        return devanagari / (double) length(text);
    }
}
