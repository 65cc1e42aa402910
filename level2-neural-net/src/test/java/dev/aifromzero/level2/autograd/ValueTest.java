package dev.aifromzero.level2.autograd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ValueTest {
    private static final double STEP = 1e-5;

    /** Compares the gradient of f at each input with the slope by central differences. */
    private static void assertGradients(Function<Value[], Value> f, double... at) {
        Value[] inputs = leaves(at);
        Value result = f.apply(inputs);
        result.backward();
        for (int i = 0; i < at.length; i++) {
            double[] moved = at.clone();
            moved[i] = at[i] + STEP;
            double above = f.apply(leaves(moved)).data();
            moved[i] = at[i] - STEP;
            double slope = (above - f.apply(leaves(moved)).data()) / (2 * STEP);
            double size = Math.max(1, Math.abs(slope));
            assertEquals(slope, inputs[i].gradient(), 1e-5 * size, "input " + i + " of " + result);
        }
    }

    private static Value[] leaves(double... data) {
        Value[] leaves = new Value[data.length];
        for (int i = 0; i < data.length; i++) {
            leaves[i] = new Value("x" + i, data[i]);
        }
        return leaves;
    }

    @Property(tries = 200)
    void everyOperationHasTheSlopeThatIsMeasured(
            @ForAll @DoubleRange(min = -3, max = 3) double a, @ForAll @DoubleRange(min = 0.5, max = 3) double b) {
        assertGradients(x -> x[0].plus(x[1]), a, b);
        assertGradients(x -> x[0].times(x[1]), a, b);
        assertGradients(x -> x[0].minus(x[1]), a, b);
        assertGradients(x -> x[0].dividedBy(x[1]), a, b);
        assertGradients(x -> x[0].negate(), a);
        assertGradients(x -> x[0].tanh(), a);
        assertGradients(x -> x[0].exp(), a);
        assertGradients(x -> x[0].power(3), a);
        assertGradients(x -> x[0].power(0), a);
        assertGradients(x -> x[0].power(-0.5), b);
    }

    @Property(tries = 200)
    void randomExpressionsHaveTheSlopesThatAreMeasured(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int size) {
        double[] at = new SplittableRandom(seed).doubles(3, -1, 1).toArray();
        assertGradients(x -> expression(x, size, new SplittableRandom(seed + 1)), at);
    }

    /** Operations on randomly chosen earlier values, so that many of them are used more than once. */
    private static Value expression(Value[] inputs, int size, SplittableRandom random) {
        List<Value> values = new ArrayList<>(List.of(inputs));
        for (int i = 0; i < size; i++) {
            Value a = values.get(random.nextInt(values.size()));
            Value b = values.get(random.nextInt(values.size()));
            values.add(
                    switch (random.nextInt(6)) {
                        case 0 -> a.plus(b).tanh();
                        case 1 -> a.times(b).tanh();
                        case 2 -> a.minus(b).tanh();
                        case 3 -> a.tanh().exp();
                        case 4 -> a.tanh().power(2);
                        default -> a.dividedBy(b.power(2).plus(new Value("1", 1)));
                    });
        }
        return values.get(values.size() - 1);
    }

    @Test
    void valuesAreComputedForward() {
        Value a = new Value("a", 3);
        Value b = new Value("b", -2);
        assertEquals(1, a.plus(b).data());
        assertEquals(-6, a.times(b).data());
        assertEquals(5, a.minus(b).data());
        assertEquals(-1.5, a.dividedBy(b).data());
        assertEquals(-3, a.negate().data());
        assertEquals(Math.tanh(3), a.tanh().data());
        assertEquals(Math.exp(-2), b.exp().data());
        assertEquals(4, b.power(2).data());
    }

    @Test
    void theExampleOfTheDocumentationHolds() {
        Value w = new Value("w", 0.5);
        Value loss = w.times(new Value("x", 2)).plus(new Value("b", -3)).power(2);
        loss.backward();
        assertEquals(4, loss.data());
        assertEquals(-8, w.gradient());
    }

    @Test
    void aValueThatIsUsedTwiceGetsBothShares() {
        Value a = new Value("a", 3);
        a.plus(a).backward();
        assertEquals(2, a.gradient());
        Value b = new Value("b", 3);
        Value square = b.times(b);
        square.plus(square.times(b)).backward(); // b² + b³
        assertEquals(2 * 3 + 3 * 9, b.gradient());
    }

    @Test
    void twoBackwardPassesGiveLeavesTwiceTheGradientUntilItIsSetToZero() {
        Value a = new Value("a", 2);
        Value inner = a.times(a);
        Value loss = inner.times(inner); // a⁴, slope 4 · 8 = 32
        loss.backward();
        assertEquals(32, a.gradient());
        assertEquals(8, inner.gradient());
        loss.backward();
        assertEquals(64, a.gradient());
        assertEquals(8, inner.gradient(), "values in between begin at 0 with each call");
        assertEquals(1, loss.gradient());
        a.zeroGradient();
        loss.backward();
        assertEquals(32, a.gradient());
    }

    @Test
    void theGraphHasEachValueOnceAndParentsFirst() {
        Value a = new Value("a", 1);
        Value b = new Value("b", 2);
        Value sum = a.plus(b);
        Value loss = sum.times(a).plus(sum);
        List<Value> order = loss.graph();
        assertEquals(5, order.size());
        for (Value value : order) {
            for (Value parent : value.parents()) {
                assertTrue(order.indexOf(parent) < order.indexOf(value), parent + " before " + value);
            }
        }
        assertEquals(loss, order.get(4));
        assertEquals(List.of(a), a.graph());
    }

    @Test
    void deepGraphsDoNotOverflowTheStack() {
        Value a = new Value("a", 1);
        Value sum = a;
        for (int i = 1; i < 10_000; i++) {
            sum = sum.plus(a);
        }
        sum.backward();
        assertEquals(10_000, sum.data());
        assertEquals(10_000, a.gradient());
    }

    @Test
    void onlyLeavesTakeSteps() {
        Value a = new Value("a", 1);
        Value loss = a.power(2);
        loss.backward();
        a.step(0.25);
        assertEquals(0.5, a.data());
        assertThrows(IllegalStateException.class, () -> loss.step(1));
    }

    @Test
    void aPowerOfZeroHasSlopeZeroAtZeroToo() {
        Value a = new Value("a", 0);
        Value one = a.power(0);
        one.backward();
        assertEquals(1, one.data());
        assertEquals(0, a.gradient());
    }

    @Test
    void itSaysWhatItIs() {
        assertEquals("w = 0.5000 (gradient 0.0000)", new Value("w", 0.5).toString());
        assertEquals("power 2", new Value("w", 0.5).power(2).name());
        assertEquals("power 0.5", new Value("w", 0.5).power(0.5).name());
    }
}
