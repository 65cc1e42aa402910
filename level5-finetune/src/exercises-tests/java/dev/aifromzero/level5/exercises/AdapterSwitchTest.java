package dev.aifromzero.level5.exercises;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.aifromzero.kit.exercise.Task;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@Task(
        id = "5.7",
        points = 5,
        title = "One base, many adapters",
        hint = "A map from names to adapters and the name in use are all the state there is. Never write into W:"
                + " compute W x each time and add the correction to the result.",
        lesson = "docs/level5.md#step-5-side-by-side")
class AdapterSwitchTest {
    private static final double[] X = {2, 3};
    private static final double[][] CRICKET_A = {{1, 0}};
    private static final double[][] CRICKET_B = {{10}};

    private static AdapterSwitch example() {
        AdapterSwitch layer = new AdapterSwitch(new double[][] {{1, 1}});
        layer.add("cricket", CRICKET_A, CRICKET_B, 4);
        return layer;
    }

    @Test
    void theExampleIsRight() {
        AdapterSwitch layer = new AdapterSwitch(new double[][] {{1, 1}});
        assertEquals("base", layer.current(), "a new layer uses the base");
        assertArrayEquals(new double[] {5}, layer.forward(X), 0.0, "W x = 2 + 3");
        layer.add("cricket", CRICKET_A, CRICKET_B, 4);
        assertEquals("base", layer.current(), "what was added is not in use yet");
        assertArrayEquals(new double[] {5}, layer.forward(X), 0.0, "cricket was added but not used: still W x");
        layer.use("cricket");
        assertEquals("cricket", layer.current(), "the name in use");
        assertArrayEquals(new double[] {85}, layer.forward(X), 1e-12, "with cricket: 5 + 4 / 1 · 10 · 2");
        layer.use("base");
        assertArrayEquals(
                new double[] {5},
                layer.forward(X),
                0.0,
                "back to the base: exactly as before, nothing may be left of cricket");
    }

    @Test
    void theRankDividesAlpha() {
        AdapterSwitch layer = new AdapterSwitch(new double[][] {{0, 0}, {1, 0}});
        layer.add("two", new double[][] {{1, 0}, {0, 1}}, new double[][] {{1, 0}, {1, 1}}, 5);
        layer.use("two");
        assertArrayEquals(
                new double[] {5, 14.5},
                layer.forward(X),
                1e-12,
                "rank 2, alpha 5: (0, 2) + 2.5 · (2, 5). Is r the number of rows of A?");
    }

    @Test
    void namesAreSortedAfterTheBase() {
        AdapterSwitch layer = example();
        layer.add("biology", CRICKET_A, CRICKET_B, 1);
        layer.add("zoo", CRICKET_A, CRICKET_B, 1);
        layer.add("art", CRICKET_A, CRICKET_B, 1);
        assertEquals(
                List.of("base", "art", "biology", "cricket", "zoo"), layer.names(), "base first, then by the alphabet");
        assertEquals(List.of("base"), new AdapterSwitch(new double[][] {{1, 1}}).names(), "no adapters: only the base");
    }

    @Test
    void anUnknownNameChangesNothing() {
        AdapterSwitch layer = example();
        layer.use("cricket");
        assertThrows(IllegalArgumentException.class, () -> layer.use("hockey"), "there is no hockey");
        assertEquals("cricket", layer.current(), "after a name that does not exist, cricket is still in use");
        assertArrayEquals(new double[] {85}, layer.forward(X), 1e-12, "and it still computes with cricket");
    }

    @Test
    void theBaseCannotBeReplaced() {
        AdapterSwitch layer = example();
        assertThrows(
                IllegalArgumentException.class,
                () -> layer.add("base", CRICKET_A, CRICKET_B, 1),
                "an adapter of the name base would hide the base");
        assertEquals(List.of("base", "cricket"), layer.names(), "the refused adapter is not on the shelf");
    }

    @Test
    void anAdapterThatDoesNotFitIsRefused() {
        AdapterSwitch layer = new AdapterSwitch(new double[][] {{1, 2, 3}, {4, 5, 6}}); // from 3 to 2 numbers
        double[][] a = {{1, 1, 1}};
        double[][] b = {{1}, {1}};
        refused(layer, new double[][] {{1, 1}}, b, "A has rows of 2 numbers, W has rows of 3");
        refused(layer, a, new double[][] {{1}}, "B has one row, W has two");
        refused(layer, a, new double[][] {{1}, {1}, {1}}, "B has three rows, W has two");
        refused(layer, a, new double[][] {{1, 1}, {1, 1}}, "B has two columns, but A has one row");
        layer.add("fits", a, b, 1);
        assertEquals(List.of("base", "fits"), layer.names(), "only the one that fits is on the shelf");
    }

    private static void refused(AdapterSwitch layer, double[][] a, double[][] b, String why) {
        assertThrows(IllegalArgumentException.class, () -> layer.add("odd", a, b, 1), why + ": is it refused?");
    }

    @Test
    void aNewAdapterOfTheSameNameCountsAtOnce() {
        AdapterSwitch layer = example();
        layer.use("cricket");
        layer.add("cricket", CRICKET_A, new double[][] {{-1}}, 1);
        assertEquals("cricket", layer.current(), "the name in use stays in use");
        assertArrayEquals(new double[] {3}, layer.forward(X), 1e-12, "the new cricket: 5 + 1 · (−1) · 2");
        assertEquals(List.of("base", "cricket"), layer.names(), "replaced, not there twice");
    }

    @Test
    void twoLayersDoNotShareTheirShelves() {
        AdapterSwitch first = example();
        first.use("cricket");
        AdapterSwitch second = new AdapterSwitch(new double[][] {{1, 1}});
        assertEquals("base", second.current(), "another layer uses its own base: are your fields static?");
        assertEquals(List.of("base"), second.names(), "another layer has a shelf of its own: are your fields static?");
    }

    @Test
    void switchingToAndFroLeavesNoTrace() {
        SplittableRandom random = new SplittableRandom(59);
        double[][] w = random(random, 3, 4);
        double[][] before = Arrays.stream(w).map(double[]::clone).toArray(double[][]::new);
        AdapterSwitch layer = new AdapterSwitch(w);
        double[][][] as = new double[3][][];
        double[][][] bs = new double[3][][];
        double[] alphas = new double[3];
        for (int i = 0; i < 3; i++) {
            int rank = 1 + random.nextInt(3);
            as[i] = random(random, rank, 4);
            bs[i] = random(random, 3, rank);
            alphas[i] = random.nextDouble(1, 16);
            layer.add("adapter" + i, as[i], bs[i], alphas[i]);
        }
        for (int round = 0; round < 40; round++) {
            int i = random.nextInt(4); // 3 is the base
            layer.use(i == 3 ? "base" : "adapter" + i);
            double[] x = random.doubles(4, -2, 2).toArray();
            double[] expected = new double[3];
            for (int row = 0; row < 3; row++) {
                for (int column = 0; column < 4; column++) {
                    double weight = before[row][column];
                    for (int k = 0; i < 3 && k < as[i].length; k++) {
                        weight += alphas[i] / as[i].length * bs[i][row][k] * as[i][k][column];
                    }
                    expected[row] += weight * x[column];
                }
            }
            assertArrayEquals(
                    expected,
                    layer.forward(x),
                    1e-9,
                    "switch number " + round + ", to " + layer.current() + ", x = " + Arrays.toString(x));
        }
        assertEquals(
                Arrays.deepToString(before),
                Arrays.deepToString(w),
                "W after 40 switches: not a digit may be different");
    }

    private static double[][] random(SplittableRandom random, int rows, int columns) {
        return Stream.generate(() -> random.doubles(columns, -2, 2).toArray())
                .limit(rows)
                .toArray(double[][]::new);
    }
}
