package dev.aifromzero.level2.labs;

import dev.aifromzero.level2.wordvec.WordVectors;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everyday words that belong together, by our judgement, to see whether a model that was never told so agrees. Where a
 * text has too few of them, its most frequent words take their place.
 */
final class WordFamilies {
    private static final int SHORTEST_WORD = 4;
    private static final int FEWEST_WORDS = 12;
    private static final Map<String, List<String>> ALL = new LinkedHashMap<>();

    static {
        ALL.put(
                "people",
                List.of(
                        "mother",
                        "father",
                        "brother",
                        "sister",
                        "uncle",
                        "aunt",
                        "grandfather",
                        "grandmother",
                        "boy",
                        "girl",
                        "friend",
                        "teacher"));
        ALL.put("numbers", List.of("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "hundred"));
        ALL.put("colours", List.of("red", "blue", "green", "white", "black", "brown", "grey", "yellow"));
        ALL.put("nature", List.of("water", "river", "rain", "wind", "tree", "hill", "soil", "grass", "fish", "sand"));
        ALL.put("speaking", List.of("said", "asked", "cried", "shouted", "whispered", "told"));
    }

    private WordFamilies() {}

    /**
     * {@return the words to show, by family}
     *
     * @param count how many of the most frequent words of four letters or more to show; 0 for the families
     */
    static Map<String, List<String>> of(WordVectors vectors, int count) {
        Map<String, List<String>> known = new LinkedHashMap<>();
        ALL.forEach((family, words) -> {
            List<String> here = words.stream().filter(vectors::knows).toList();
            if (!here.isEmpty()) {
                known.put(family, here);
            }
        });
        int size = known.values().stream().mapToInt(List::size).sum();
        return count == 0 && size >= FEWEST_WORDS ? known : Map.of("words", frequent(vectors, count == 0 ? 60 : count));
    }

    /** Short words are mostly "the", "of", "in": they come only where there are no others. */
    private static List<String> frequent(WordVectors vectors, int count) {
        List<String> longer = vectors.words().stream()
                .filter(word -> word.length() >= SHORTEST_WORD)
                .limit(count)
                .toList();
        return longer.size() >= FEWEST_WORDS
                ? longer
                : vectors.words().stream().limit(count).toList();
    }
}
