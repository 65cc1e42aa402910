package dev.aifromzero.level2.exercises;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.kit.exercise.Task;
import dev.aifromzero.level2.autograd.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Task(
        id = "2.10",
        points = 5,
        title = "Automatic differentiation",
        hint =
                "For the order, a recursive helper method: if the node is new, first visit its parents, then add it to the list."
                        + " A HashSet knows which nodes are not new. Backward adds (+=) to a parent's gradient.",
        lesson = "docs/level2.md#step-4-automatic-differentiation")
class TinyAutogradTest {
    @Test
    @Order(1)
    void theExampleIsRight() {
        TinyAutograd a = new TinyAutograd(3);
        TinyAutograd b = new TinyAutograd(-2);
        TinyAutograd result = a.times(b).plus(a);
        assertEquals(-3, result.data(), 1e-12, "3 · (−2) + 3");
        result.backward();
        assertEquals(1, result.gradient(), 1e-12, "the result changes as fast as itself");
        assertEquals(3, b.gradient(), 1e-12, "b is multiplied by a = 3");
        assertEquals(-1, a.gradient(), 1e-12, "1 from the sum and −2 from the product: do you add with +=?");
    }

    @Test
    @Order(2)
    void aProductPassesOnTheOtherFactor() {
        TinyAutograd a = new TinyAutograd(5);
        TinyAutograd b = new TinyAutograd(7);
        TinyAutograd product = a.times(b);
        assertEquals(35, product.data(), 1e-12, "5 · 7");
        assertEquals(List.of(a, b), product.parents(), "the parents are the two factors, in order");
        product.backward();
        assertEquals(7, a.gradient(), 1e-12, "d(a · b)/da is b: are both derivatives at the right parent?");
        assertEquals(5, b.gradient(), 1e-12, "d(a · b)/db is a");
    }

    @Test
    @Order(3)
    void tanhIsSteepAtZeroAndFlatFarOut() {
        for (double x : new double[] {-3, -0.5, 0, 0.5, 3}) {
            TinyAutograd a = new TinyAutograd(x);
            TinyAutograd t = a.tanh();
            assertEquals(Math.tanh(x), t.data(), 1e-12, "tanh(" + x + ")");
            assertEquals(List.of(a), t.parents(), "tanh has one parent");
            t.backward();
            double slope = (Math.tanh(x + 1e-5) - Math.tanh(x - 1e-5)) / 2e-5;
            assertEquals(slope, a.gradient(), 1e-8, "the slope of tanh at " + x + ": 1 − t², and t is the result");
        }
    }

    @Test
    @Order(4)
    void theOrderHasEveryNodeOnceAndParentsFirst() {
        TinyAutograd a = new TinyAutograd(1);
        TinyAutograd b = new TinyAutograd(2);
        TinyAutograd sum = a.plus(b);
        TinyAutograd result = a.plus(sum).plus(sum.plus(sum));
        List<TinyAutograd> order = result.order();
        assertEquals(6, order.size(), "a, b, and four sums: is a node in it twice, or is one missing?");
        assertEquals(6, new HashSet<>(order).size(), "each node once");
        assertSame(result, order.get(5), "the node itself is the last");
        for (TinyAutograd node : order) {
            for (TinyAutograd parent : node.parents()) {
                assertTrue(order.indexOf(parent) < order.indexOf(node), "a parent stands behind its child");
            }
        }
        assertEquals(List.of(a), a.order(), "a leaf alone");
    }

    @Test
    @Order(5)
    void aNodeUsedTwicePassesItsWholeGradientOn() {
        TinyAutograd a = new TinyAutograd(2);
        TinyAutograd square = a.times(a);
        TinyAutograd result = square.plus(square.times(a)); // a² + a³
        result.backward();
        assertEquals(3, square.gradient(), 1e-12, "a² is used alone (1) and times a (2)");
        assertEquals(
                16,
                a.gradient(),
                1e-12,
                "2a + 3a² at 2 is 16. Too little means that a node passed its gradient on before all of it had arrived");
    }

    @Test
    @Order(6)
    void randomGraphsAgreeWithTheLevelsOwnValues() {
        SplittableRandom random = new SplittableRandom(210);
        for (int round = 0; round < 20; round++) {
            List<TinyAutograd> mine = new ArrayList<>();
            List<Value> expected = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                double number = random.nextDouble(-2, 2);
                mine.add(new TinyAutograd(number));
                expected.add(new Value("x" + i, number));
            }
            for (int i = 0; i < 8; i++) {
                int a = random.nextInt(mine.size());
                int b = random.nextInt(mine.size());
                boolean sum = random.nextBoolean();
                mine.add(
                        sum
                                ? mine.get(a).plus(mine.get(b)).tanh()
                                : mine.get(a).times(mine.get(b)).tanh());
                expected.add(
                        sum
                                ? expected.get(a).plus(expected.get(b)).tanh()
                                : expected.get(a).times(expected.get(b)).tanh());
            }
            mine.get(10).backward();
            expected.get(10).backward();
            for (int i = 0; i < mine.size(); i++) {
                assertEquals(expected.get(i).data(), mine.get(i).data(), 1e-12, "value " + i);
                assertEquals(expected.get(i).gradient(), mine.get(i).gradient(), 1e-9, "gradient of value " + i);
            }
        }
    }
}
