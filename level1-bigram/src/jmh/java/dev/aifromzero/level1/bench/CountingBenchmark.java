package dev.aifromzero.level1.bench;

import dev.aifromzero.level1.ngram.BigramModel;
import dev.aifromzero.level1.ngram.fast.AsciiPairCounter;
import dev.aifromzero.level1.text.CharTokenizer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Counting bigrams against a loop that only sums the bytes of the same text: 1,048,576 characters. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 8, time = 1)
@Fork(2)
public class CountingBenchmark {
    private static final int CHARACTERS = 1 << 20;

    private String ascii;
    private String hindi;
    private byte[] asciiBytes;
    private byte[] hindiBytes;
    private CharTokenizer asciiAlphabet;
    private CharTokenizer hindiAlphabet;

    @Setup
    public void read() {
        ascii = Texts.ascii(CHARACTERS);
        hindi = Texts.hindi(CHARACTERS);
        asciiBytes = ascii.getBytes(StandardCharsets.UTF_8);
        hindiBytes = hindi.getBytes(StandardCharsets.UTF_8);
        asciiAlphabet = CharTokenizer.fromText(ascii);
        hindiAlphabet = CharTokenizer.fromText(hindi);
    }

    private static long sum(byte[] bytes) {
        long sum = 0;
        for (byte value : bytes) {
            sum += value;
        }
        return sum;
    }

    @Benchmark
    public long asciiSumOfBytes() {
        return sum(asciiBytes);
    }

    @Benchmark
    public int[][] asciiBigramsFast() {
        return AsciiPairCounter.count(asciiAlphabet, ascii);
    }

    @Benchmark
    public BigramModel asciiBigrams() {
        return BigramModel.count(asciiAlphabet, ascii, 0);
    }

    /** Hindi takes about 2.7 bytes a character, so its sum has more to do. */
    @Benchmark
    public long hindiSumOfBytes() {
        return sum(hindiBytes);
    }

    @Benchmark
    public BigramModel hindiBigrams() {
        return BigramModel.count(hindiAlphabet, hindi, 0);
    }
}
