package dev.aifromzero.level1.bench;

import dev.aifromzero.level1.text.BpeTokenizer;
import java.util.List;
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

/** Learning a byte pair vocabulary from the English text. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4)
@Measurement(iterations = 8)
@Fork(2)
public class TrainingBenchmark {
    @Param({"4096"})
    public int tokens;

    private String text;

    @Setup
    public void read() {
        text = Texts.english();
    }

    @Benchmark
    public BpeTokenizer train() {
        return BpeTokenizer.train(text, tokens, List.of());
    }
}
