package dev.aifromzero.level2.optimizer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class LearningRateScheduleTest {
    @Test
    void constantStaysTheSame() {
        assertEquals(0.3, LearningRateSchedule.constant(0.3).at(1000), 0);
    }

    @Test
    void stepsHalveTheRateAfterEveryTen() {
        LearningRateSchedule steps = LearningRateSchedule.steps(0.8, 0.5, 10);
        assertEquals(0.8, steps.at(9), 1e-15);
        assertEquals(0.4, steps.at(10), 1e-15);
        assertEquals(0.1, steps.at(39), 1e-15);
    }

    @Test
    void warmUpRisesEvenlyThenTheCosineFallsToTheLastRate() {
        LearningRateSchedule rate = LearningRateSchedule.warmUpCosine(1, 0.1, 4, 15);
        assertEquals(0.25, rate.at(0), 1e-12);
        assertEquals(1.0, rate.at(3), 1e-12);
        assertEquals(1.0, rate.at(4), 1e-12);
        assertEquals(0.55, rate.at(9), 1e-12); // half way: the mean of 1 and 0.1
        assertEquals(0.1, rate.at(14), 1e-12);
        assertEquals(0.1, rate.at(100), 1e-12);
    }

    @Test
    void warmUpRisesEvenlyThenTheWarmDownFallsEvenly() {
        LearningRateSchedule rate = LearningRateSchedule.warmUpLinear(1, 0.05, 4, 15);
        assertEquals(0.25, rate.at(0), 1e-12);
        assertEquals(1.0, rate.at(3), 1e-12);
        assertEquals(1.0, rate.at(4), 1e-12);
        assertEquals(0.905, rate.at(5), 1e-12); // a tenth of the way from 1 to 0.05
        assertEquals(0.525, rate.at(9), 1e-12);
        assertEquals(0.05, rate.at(14), 1e-12);
        assertEquals(0.05, rate.at(100), 1e-12);
    }

    @Test
    void withoutWarmUpItStartsAtThePeak() {
        LearningRateSchedule rate = LearningRateSchedule.warmUpCosine(0.05, 0.005, 0, 1);
        assertEquals(0.05, rate.at(0), 1e-15);
    }

    @Test
    void nonsenseIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> LearningRateSchedule.steps(1, 0.5, 0));
        assertThrows(IllegalArgumentException.class, () -> LearningRateSchedule.warmUpCosine(1, 0, 10, 10));
    }
}
