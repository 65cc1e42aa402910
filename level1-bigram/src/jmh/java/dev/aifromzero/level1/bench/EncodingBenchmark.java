package dev.aifromzero.level1.bench;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import com.knuddels.jtokkit.api.IntArrayList;
import dev.aifromzero.level1.text.BpeTokenizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * GPT-2's encoding of 50,000 characters on one thread: this project, JTokkit and Hugging Face's tokenizers (native code, called
 * from Java). The ids of all three must be equal, or nothing is measured.
 *
 * <p>{@code known}: the tokenizers have read the text before, so those that remember chunks (ours and Hugging Face's)
 * know them. {@code new}: ours has forgotten all chunks before each reading. (JTokkit remembers none; Hugging Face's is
 * left its memory.)
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 8, time = 1)
@Fork(2)
public class EncodingBenchmark {
    private static final int CHARACTERS = 50_000;

    @Param({"english", "hindi"})
    public String language;

    @Param({"known", "new"})
    public String reading;

    private Path vocabulary;
    private String text;
    private BpeTokenizer ours;
    private Encoding jtokkit;
    private HuggingFaceTokenizer huggingFace;

    @Setup
    public void read() throws IOException {
        vocabulary = Path.of(System.getProperty("vocab", ""));
        text = language.equals("english") ? Texts.english(CHARACTERS) : Texts.hindi(CHARACTERS);
        jtokkit = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.R50K_BASE);
        open();
        int[] expected = ours();
        if (!Arrays.equals(expected, jtokkit().toArray())
                || !Arrays.equals(
                        expected,
                        Arrays.stream(huggingFace()).mapToInt(id -> (int) id).toArray())) {
            throw new IllegalStateException("The three tokenizers do not agree on this text");
        }
    }

    @Setup(Level.Invocation)
    public void forget() {
        if (reading.equals("new")) {
            ours.forgetChunks();
        }
    }

    private void open() throws IOException {
        ours = BpeTokenizer.load(vocabulary);
        huggingFace = HuggingFaceTokenizer.builder()
                .optTokenizerPath(HuggingFaceFile.write(vocabulary))
                .optTruncation(false)
                .optPadding(false)
                .optAddSpecialTokens(false)
                .build();
    }

    @TearDown
    public void close() {
        huggingFace.close();
    }

    @Benchmark
    public int[] ours() {
        return ours.encode(text);
    }

    @Benchmark
    public IntArrayList jtokkit() {
        return jtokkit.encodeOrdinary(text);
    }

    @Benchmark
    public long[] huggingFace() {
        return huggingFace.encode(text).getIds();
    }
}
