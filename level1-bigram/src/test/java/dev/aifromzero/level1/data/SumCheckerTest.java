package dev.aifromzero.level1.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The checker of sums can tell right from wrong; without that its silence would say nothing. */
class SumCheckerTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The area is 8 x 5 = 40 square cm.|1",
                "So 7 + 6 x 2 = 19, and (7 + 6) x 2 = 26.|2",
                "3/5 = 9/15 and 0.4 x 0.3 = 0.12.|2",
                "The sum is -8 + 5 = -3, and 4 - (-6) = 4 + 6 = 10.|3",
                "Take 5 away: 2x = 17 - 5 = 12.|1",
                "2 x 22/7 x 7 = 44 cm|1",
                "इसलिए उत्तर 80 x 35 / 100 = 28 है।|1",
            })
    void rightSumsAreCountedAndPass(String text, int sums) {
        assertEquals(new SumChecker.Result(sums, List.of()), SumChecker.check(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8 x 5 = 41",
                "7 + 6 x 2 = 26",
                "3/5 = 9/16",
                "0.4 x 0.3 = 1.2",
                "-8 + 5 = 3",
                "2x = 17 - 5 = 13",
                "(6 + 10) x 4 / 2 = 26",
                "4 - (-6) = -2",
                "5 / 0 = 0",
                "\u092F\u094B\u0917 5 + 8 = 12 \u0939\u0948\u0964"
            })
    void wrongSumsAreFound(String text) {
        assertEquals(1, SumChecker.check(text).wrong().size());
    }

    @Test
    void sumsWithLettersAreLeftAlone() {
        assertEquals(
                0,
                SumChecker.check("x + 9 = 15, 2x + 5 = 17, 4y - 3 = 25, x = 7").compared());
    }
}
