package dev.aifromzero.level1.sampling.fast;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.aifromzero.level1.sampling.SamplingConfig;
import dev.aifromzero.level1.sampling.TopK;
import dev.aifromzero.level1.sampling.TopP;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** The plain filters say what is right. */
class FastSamplingTest {
    private static final int[] NO_HISTORY = {};

    @Property(tries = 500)
    void bothKeepTheSameTokens(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 300) int size,
            @ForAll @IntRange(min = 1, max = 320) int k,
            @ForAll @DoubleRange(min = 0.01, max = 1) double p) {
        float[] logits = logits(seed, size);
        assertArrayEquals(new TopK(k).apply(logits, NO_HISTORY), new HeapTopK(k).apply(logits, NO_HISTORY));
        assertArrayEquals(new TopP(p).apply(logits, NO_HISTORY), new HeapTopP(p).apply(logits, NO_HISTORY));
    }

    @Property(tries = 200)
    void bothDrawTheSameTokens(@ForAll long seed, @ForAll @IntRange(min = 2, max = 300) int size) {
        float[] logits = logits(seed, size);
        SamplingConfig config =
                SamplingConfig.defaults().withTemperature(0.8).withTopK(20).withTopP(0.9);
        assertEquals(
                config.sampler().sample(logits, NO_HISTORY, new SplittableRandom(seed)),
                FastSampling.sampler(config).sample(logits, NO_HISTORY, new SplittableRandom(seed)));
        assertEquals(
                SamplingConfig.greedy().sampler().sample(logits, NO_HISTORY, null),
                FastSampling.sampler(SamplingConfig.greedy()).sample(logits, NO_HISTORY, null));
    }

    /** Many of them equal, some impossible. */
    private static float[] logits(long seed, int size) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] logits = new float[size];
        for (int id = 0; id < size; id++) {
            logits[id] = random.nextInt(5) == 0 ? Float.NEGATIVE_INFINITY : random.nextInt(20) / 4f;
        }
        logits[random.nextInt(size)] = 1;
        return logits;
    }
}
