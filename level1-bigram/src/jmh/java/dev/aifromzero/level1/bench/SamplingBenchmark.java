package dev.aifromzero.level1.bench;

import dev.aifromzero.level1.sampling.Sampler;
import dev.aifromzero.level1.sampling.SamplingConfig;
import dev.aifromzero.level1.sampling.fast.FastSampling;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Choosing one of GPT-2's 50,257 tokens. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 8, time = 1)
@Fork(2)
public class SamplingBenchmark {
    private static final int VOCABULARY = 50_257;
    private static final int[] NO_HISTORY = {};

    @Param({"top-k 50", "fast top-k 50", "top-p 0.9", "fast top-p 0.9", "plain"})
    public String setting;

    private final SplittableRandom random = new SplittableRandom(42);
    private float[] logits;
    private Sampler sampler;

    @Setup
    public void draw() {
        logits = new float[VOCABULARY];
        for (int id = 0; id < VOCABULARY; id++) {
            logits[id] = (float) (3 * random.nextGaussian());
        }
        SamplingConfig plain = SamplingConfig.defaults();
        sampler = switch (setting) {
            case "top-k 50" -> plain.withTopK(50).sampler();
            case "fast top-k 50" -> FastSampling.sampler(plain.withTopK(50));
            case "fast top-p 0.9" -> FastSampling.sampler(plain.withTopP(0.9));
            case "top-p 0.9" -> plain.withTopP(0.9).sampler();
            default -> plain.sampler();
        };
    }

    @Benchmark
    public int sample() {
        return sampler.sample(logits, NO_HISTORY, random);
    }
}
