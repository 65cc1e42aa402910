package dev.aifromzero.level1.exercises;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.aifromzero.kit.exercise.Task;
import dev.aifromzero.level1.exercises.BigramChart.Entry;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

@Task(
        id = "1.1",
        points = 3,
        title = "Chart of the most frequent pairs",
        hint =
                "Two jobs, two loops: first put every text.substring(i, i + 2) into a map, then turn the map into a list and"
                        + " sort that by count. A TreeMap keeps its keys in alphabetical order, and sorting a list keeps equal"
                        + " ones in the order they had.",
        lesson = "docs/level1.md#step-1-pairs")
class BigramChartTest {
    @Test
    void theExampleBananaIsCounted() {
        assertEquals(
                List.of(new Entry("an", 2), new Entry("na", 2)),
                BigramChart.top("banana", 2),
                "the pairs of \"banana\" are ba, an, na, an, na: did you count all of them, and sort equal counts by"
                        + " the alphabet?");
    }

    @Test
    void theMostFrequentPairComesFirst() {
        assertEquals(
                List.of(new Entry("zz", 3), new Entry("ab", 1), new Entry("bz", 1)),
                BigramChart.top("abzzzz", 10),
                "in \"abzzzz\" zz comes three times, ab and bz once; do pairs that overlap each count?");
    }

    @Test
    void theLastPairOfTheTextCounts() {
        assertEquals(
                List.of(new Entry("xy", 1)),
                BigramChart.top("xy", 5),
                "\"xy\" has one pair: where does your loop end?");
    }

    @Test
    void spacesAndCapitalsAreCharactersLikeOthers() {
        assertEquals(
                List.of(new Entry("a ", 1), new Entry(" A", 1)).size(),
                BigramChart.top("a A", 5).size(),
                "\"a A\" has the pairs \"a \" and \" A\": leave spaces and capital letters as they are");
        assertEquals(new Entry(" A", 1), BigramChart.top("a A", 5).get(0), "a space comes before letters in compareTo");
    }

    @Test
    void aTextWithoutPairsHasAnEmptyList() {
        assertEquals(List.of(), BigramChart.top("", 5), "an empty text has no pairs");
        assertEquals(List.of(), BigramChart.top("a", 5), "one character has no neighbour");
        assertEquals(List.of(), BigramChart.top("banana", 0), "n = 0 asks for no pair at all");
    }

    @Test
    void countsAgreeWithAnotherWayOfCounting() {
        SplittableRandom random = new SplittableRandom(11);
        for (int round = 0; round < 50; round++) {
            String text = randomText(random, 2 + random.nextInt(40));
            List<Entry> all = BigramChart.top(text, 1000);
            int sum = 0;
            for (int i = 0; i < all.size(); i++) {
                Entry entry = all.get(i);
                assertEquals(
                        occurrences(text, entry.pair()), entry.count(), "\"" + entry.pair() + "\" in \"" + text + "\"");
                sum += entry.count();
                if (i > 0) {
                    Entry before = all.get(i - 1);
                    boolean ordered = before.count() > entry.count()
                            || before.count() == entry.count() && before.pair().compareTo(entry.pair()) < 0;
                    assertEquals(true, ordered, before + " must not come before " + entry + " in \"" + text + "\"");
                }
            }
            assertEquals(text.length() - 1, sum, "a text of n characters has n - 1 pairs: \"" + text + "\"");
        }
    }

    @Test
    void theBarsAreInProportion() {
        assertEquals(
                List.of("an ██████████ 4", "␣b █████ 2"),
                BigramChart.chart(List.of(new Entry("an", 4), new Entry(" b", 2)), 10),
                "pair (space as ␣), space, bar, space, count; 2 is half of 4, so its bar has 5 of 10 characters");
    }

    @Test
    void barsAreRoundedToTheNearestCharacter() {
        assertEquals(
                List.of("aa ███ 3", "ab ██ 2", "ac █ 1"),
                BigramChart.chart(List.of(new Entry("aa", 3), new Entry("ab", 2), new Entry("ac", 1)), 3),
                "with a width of 3 the bars of 3, 2 and 1 have 3, 2 and 1 characters: is 2 / 3 an int division?");
        assertEquals(
                List.of("aa ████ 8", "ab ███ 5", "ac █ 1"),
                BigramChart.chart(List.of(new Entry("aa", 8), new Entry("ab", 5), new Entry("ac", 1)), 4),
                "5/8 of 4 is 2.5 and is rounded up to 3; 1/8 of 4 is 0.5 and is rounded up to 1");
        assertEquals(
                List.of("aa ██ 9", "ab  1"),
                BigramChart.chart(List.of(new Entry("aa", 9), new Entry("ab", 1)), 2),
                "1/9 of 2 is 0.22, which is nearest to 0: no bar, but both spaces stay");
    }

    @Test
    void aChartOfNothingHasNoLines() {
        assertEquals(List.of(), BigramChart.chart(List.of(), 10), "no entries, no lines");
    }

    private static String randomText(SplittableRandom random, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append("abc ".charAt(random.nextInt(4)));
        }
        return text.toString();
    }

    private static int occurrences(String text, String pair) {
        int found = 0;
        for (int at = text.indexOf(pair); at >= 0; at = text.indexOf(pair, at + 1)) {
            found++;
        }
        return found;
    }
}
