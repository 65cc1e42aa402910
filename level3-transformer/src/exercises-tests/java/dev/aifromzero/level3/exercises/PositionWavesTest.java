package dev.aifromzero.level3.exercises;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.aifromzero.kit.exercise.Task;
import dev.aifromzero.level3.embedding.SinusoidalEncoding;
import java.util.SplittableRandom;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Task(
        id = "3.1",
        points = 2,
        title = "Sinusoidal positions",
        hint =
                "number / 2 (whole numbers) is the pair, number % 2 says whether it is the first or the second of it. In the"
                        + " exponent, 2 * pair / width with whole numbers is cut to 0: write 2.0.",
        lesson = "docs/level3.md#step-1-from-names-to-numbers")
class PositionWavesTest {
    @Test
    @Order(1)
    void theExampleIsRight() {
        assertEquals(
                0.2955,
                PositionWaves.value(3, 2, 8),
                1e-4,
                "place 3, number 2 of 8: sin(3 / 10). sin(3) = 0.1411 would mean"
                        + " that the exponent became 0: is it a division of whole numbers?");
        assertEquals(
                0.9553,
                PositionWaves.value(3, 3, 8),
                1e-4,
                "place 3, number 3 of 8: the cosine of the same angle, cos(3 / 10)");
    }

    @Test
    @Order(2)
    void placeZeroIsZerosAndOnes() {
        assertArrayEquals(
                new double[] {0, 1, 0, 1, 0, 1},
                PositionWaves.table(1, 6)[0],
                1e-12,
                "all angles are 0: sin 0 = 0, cos 0 = 1, in turns");
    }

    @Test
    @Order(3)
    void thePairsTurnMoreAndMoreSlowly() {
        assertEquals(Math.sin(1), PositionWaves.value(1, 0, 4), 1e-12, "pair 0: 10000^0 = 1");
        assertEquals(Math.cos(1), PositionWaves.value(1, 1, 4), 1e-12, "number 1 belongs to pair 0, too");
        assertEquals(Math.sin(0.01), PositionWaves.value(1, 2, 4), 1e-12, "pair 1 of width 4: 10000^(2/4) = 100");
        assertEquals(Math.cos(500 / 100.0), PositionWaves.value(500, 3, 4), 1e-12, "place 500, pair 1 of width 4");
    }

    @Test
    @Order(4)
    void theTableHasOneRowForEachPlace() {
        double[][] table = PositionWaves.table(5, 2);
        assertEquals(5, table.length, "rows, one for each place");
        assertEquals(2, table[0].length, "numbers in a row");
        assertArrayEquals(
                new double[] {Math.sin(4), Math.cos(4)},
                table[4],
                1e-12,
                "the row of place 4: with C = 2 there is one pair");
        assertEquals(0, PositionWaves.table(0, 2).length, "no place, no row");
    }

    @Test
    @Order(5)
    void theProductDependsOnlyOnTheDistance() {
        assertEquals(4, PositionWaves.product(7, 7, 8), 1e-9, "sin² + cos² = 1 in each of the four pairs of width 8");
        assertEquals(Math.cos(3), PositionWaves.product(2, 5, 2), 1e-9, "sin a · sin b + cos a · cos b = cos(a − b)");
        assertEquals(
                PositionWaves.product(0, 6, 16),
                PositionWaves.product(100, 106, 16),
                1e-9,
                "both pairs of places are six apart");
        assertNotEquals(
                PositionWaves.product(0, 6, 16),
                PositionWaves.product(0, 7, 16),
                1e-6,
                "six apart is not seven apart: are both places used?");
    }

    @Test
    @Order(6)
    void randomPlacesAgreeWithTheLevelsOwn() {
        SplittableRandom random = new SplittableRandom(31);
        for (int round = 0; round < 500; round++) {
            int width = 2 * (1 + random.nextInt(32));
            int place = random.nextInt(1000);
            int number = random.nextInt(width);
            assertEquals(
                    SinusoidalEncoding.value(place, number, width),
                    PositionWaves.value(place, number, width),
                    1e-12,
                    "place " + place + ", number " + number + " of " + width);
            assertEquals(
                    PositionWaves.value(place, number, width),
                    PositionWaves.table(place + 1, width)[place][number],
                    1e-12,
                    "the table must agree with value at place " + place + ", number " + number + " of " + width);
        }
    }
}
