package dev.aifromzero.level2.optimizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

class OptimizerTest {
    private final Parameter w = new Parameter("w", Nd4j.create(new double[][] {{1, -2}}), true);
    private final Parameter bias = new Parameter("b", Nd4j.create(new double[][] {{1, -2}}), false);

    private void step(Optimizer optimizer, double rate, double... gradient) {
        w.gradient(Nd4j.create(new double[][] {gradient}));
        bias.gradient(Nd4j.create(new double[][] {gradient}));
        optimizer.step(List.of(w, bias), rate);
    }

    private static void is(Parameter p, double first, double second) {
        assertEquals(first, p.value().getDouble(0, 0), 1e-9);
        assertEquals(second, p.value().getDouble(0, 1), 1e-9);
    }

    @Test
    void sgdGoesStraightDown() {
        step(new Sgd(), 0.1, 2, -1);
        is(w, 0.8, -1.9);
    }

    @Test
    void momentumKeepsNineTenthsOfItsSpeed() {
        Momentum momentum = new Momentum(0.9);
        step(momentum, 0.1, 1, 0); // v = 1
        is(w, 0.9, -2);
        step(momentum, 0.1, 1, 0); // v = 0.9 + 1 = 1.9
        is(w, 0.71, -2);
        step(momentum, 0.1, 0, 0); // v = 1.71: it rolls on without a slope
        is(w, 0.539, -2);
    }

    @Test
    void adamsFirstStepHasTheLengthOfTheLearningRateWhateverTheGradient() {
        step(new Adam(), 0.1, 1000, -0.001);
        assertEquals(0.9, w.value().getDouble(0, 0), 1e-6);
        assertEquals(-1.9, w.value().getDouble(0, 1), 1e-5);
    }

    @Test
    void adamsFirstTwoStepsByHand() {
        Adam adam = new Adam();
        step(adam, 0.1, 1, 0.5);
        // m = 0.1, v = 0.001, corrected both 1: a step of 0.1 · 1 / (1 + 1e-8)
        is(w, 1 - 0.1 / (1 + 1e-8), -2 - 0.1 * 0.5 / (0.5 + 1e-8));
        step(adam, 0.1, -1, 0.5);
        // m = 0.9·0.1 − 0.1 = −0.01, corrected by 0.19; v = 0.999·0.001 + 0.001 = 0.001999, corrected by 0.001999
        double second = 0.1 * (-0.01 / 0.19) / (1 + 1e-8);
        is(w, 1 - 0.1 / (1 + 1e-8) - second, -2 - 2 * 0.1 * 0.5 / (0.5 + 1e-8));
    }

    @Test
    void adamWShrinksWeightsButNotBiases() {
        step(Adam.withDecay(0.5), 0.1, 0, 0);
        is(w, 0.95, -1.9);
        is(bias, 1, -2);
    }

    @Test
    void eachParameterHasMomentsOfItsOwn() {
        Adam adam = new Adam();
        step(adam, 0.1, 1, 1);
        is(bias, w.value().getDouble(0, 0), w.value().getDouble(0, 1));
    }

    @Test
    void gradientOfAnotherShapeIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> w.gradient(Nd4j.create(new double[][] {{1}, {2}})));
    }

    @Test
    void gradientBeforeTheBackwardPassIsRefused() {
        assertThrows(IllegalStateException.class, w::gradient);
    }

    @Test
    void numbersOfAnotherTypeAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Parameter("w", Nd4j.zeros(2, 2), true));
        assertThrows(IllegalArgumentException.class, () -> w.gradient(Nd4j.zeros(DataType.FLOAT, 1, 2)));
        new Parameter("w", Nd4j.zeros(2, 2), true, DataType.FLOAT).gradient(Nd4j.zeros(2, 2));
    }

    @Test
    void aParameterKnowsItsNameAndHowManyNumbersItHas() {
        Parameter p = new Parameter("hidden.weights", Nd4j.zeros(DataType.DOUBLE, 3, 4), true);
        assertEquals("hidden.weights", p.name());
        assertEquals(12, p.count());
    }

    @Test
    void momentumThatKeepsNothingIsPlainDescent() {
        Momentum forgetful = new Momentum(0);
        step(forgetful, 0.1, 1, 0);
        step(forgetful, 0.1, 1, 0);
        is(w, 0.8, -2);
    }

    @Test
    void adamThatRemembersNothingStepsByTheSignOfTheGradient() {
        Adam forgetful = new Adam(0, 0, 1e-12, 0);
        step(forgetful, 0.1, 5, -0.2);
        step(forgetful, 0.1, 3, 4);
        is(w, 0.8, -2);
    }

    @ParameterizedTest
    @CsvSource({
        "-0.1, 0.999, 1e-8, 0",
        "1, 0.999, 1e-8, 0",
        "0.9, -0.1, 1e-8, 0",
        "0.9, 1, 1e-8, 0",
        "0.9, 0.999, 0, 0",
        "0.9, 0.999, 1e-8, -0.1"
    })
    void adamRefusesSettingsOutOfRange(double beta1, double beta2, double epsilon, double weightDecay) {
        assertThrows(IllegalArgumentException.class, () -> new Adam(beta1, beta2, epsilon, weightDecay));
    }

    @Test
    void momentumRefusesABetaOutOfRange() {
        assertThrows(IllegalArgumentException.class, () -> new Momentum(1));
        assertThrows(IllegalArgumentException.class, () -> new Momentum(-0.1));
    }

    @ParameterizedTest
    @EnumSource
    void everyKindStepsDownTheSlopeWithItsUsualLearningRate(OptimizerKind kind) {
        step(kind.create(), kind.usualLearningRate(), 1, 0);
        assertTrue(w.value().getDouble(0, 0) < 1, kind + " did not move");
    }

    @Test
    void kindsAreCalledAsInPapers() {
        assertEquals("[SGD, momentum, Adam, AdamW]", Arrays.toString(OptimizerKind.values()));
    }

    @Test
    void gradientsLongerThanTheLimitAreShortenedTogether() {
        w.gradient(Nd4j.create(new double[][] {{3, 0}}));
        bias.gradient(Nd4j.create(new double[][] {{0, -4}}));
        assertEquals(5, GradientClipping.clip(List.of(w, bias), 1), 1e-12);
        assertArrayEquals(new double[] {0.6, 0}, w.gradient().toDoubleVector(), 1e-12);
        assertArrayEquals(new double[] {0, -0.8}, bias.gradient().toDoubleVector(), 1e-12);
    }

    @Test
    void gradientsWithinTheLimitStayAsTheyAre() {
        w.gradient(Nd4j.create(new double[][] {{3, -4}}));
        assertEquals(5, GradientClipping.clip(List.of(w), 5.1), 1e-12);
        assertArrayEquals(new double[] {3, -4}, w.gradient().toDoubleVector(), 0);
    }
}
