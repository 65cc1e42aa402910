package dev.aifromzero.level5.retrieve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The formula against numbers computed by hand, and what a search should do. */
class Bm25Test {
    private static final double EXACT = 1e-9;

    private final Bm25 search = new Bm25(List.of(
            List.of("rain", "falls", "from", "clouds"),
            List.of("rain", "rain", "fills", "rivers"),
            List.of("plants", "grow", "from", "seeds")));

    @Test
    void theScoreIsThatOfTheFormula() {
        // "clouds" stands in one of three texts of equal length: ln(1 + 2.5 / 1.5) · 1 · 2.2 / (1 + 1.2)
        double clouds = Math.log(1 + 2.5 / 1.5);
        assertEquals(clouds, search.search(List.of("clouds"), 1).get(0).score(), EXACT);
        // "rain" stands in two of them, twice in the second: ln(1 + 1.5 / 2.5) · 2 · 2.2 / (2 + 1.2)
        double rain = Math.log(1 + 1.5 / 2.5);
        Bm25.Hit best = search.search(List.of("rain"), 1).get(0);
        assertEquals(1, best.text());
        assertEquals(rain * 2 * 2.2 / 3.2, best.score(), EXACT);
    }

    @Test
    void aRareWordOutweighsACommonOne() {
        assertEquals(2, search.search(List.of("from", "seeds"), 3).get(0).text());
        assertEquals(0, search.search(List.of("from", "clouds"), 3).get(0).text());
    }

    @Test
    void aWordInALongTextCountsLess() {
        Bm25 lengths = new Bm25(List.of(List.of("rain", "a", "b", "c", "d", "e"), List.of("rain", "a")));
        assertEquals(1, lengths.search(List.of("rain"), 1).get(0).text());
    }

    @Test
    void nothingIsFoundWhereNoWordIsShared() {
        assertTrue(search.search(List.of("xyz"), 3).isEmpty());
        assertTrue(search.search(List.of(), 3).isEmpty());
    }
}
