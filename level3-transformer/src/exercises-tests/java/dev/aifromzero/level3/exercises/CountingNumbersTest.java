package dev.aifromzero.level3.exercises;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.aifromzero.kit.exercise.Task;
import dev.aifromzero.level3.config.Activation;
import dev.aifromzero.level3.config.NormKind;
import dev.aifromzero.level3.config.Positions;
import dev.aifromzero.level3.config.TransformerConfig;
import dev.aifromzero.level3.model.Initializer;
import dev.aifromzero.level3.model.ParameterCounts;
import dev.aifromzero.level3.tensor.TensorEngine;
import java.util.SplittableRandom;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Task(
        id = "3.5",
        points = 4,
        title = "Counting a model's numbers",
        hint =
                "One helper, matrix(from, to, bias), does most of it. If a sum is wrong, look which difference is left: V · C, 2 · C"
                        + " or C each point to the part that was forgotten. For large models a product of ints overflows without a word.",
        lesson = "docs/level3.md#step-3-the-block")
class CountingNumbersTest {
    @Test
    @Order(1)
    void theExampleIsRight() {
        assertEquals(16_384, CountingNumbers.attention(64, false), "attention of width 64 without bias: 4 · 64²");
        assertEquals(
                33_088,
                CountingNumbers.feedForward(64, true),
                "feed-forward of width 64 with biases: 64·256 + 256 + 256·64 + 64");
        assertEquals(49_728, CountingNumbers.block(64, false, true), "one block: 16,384 + 33,088 + 256 for two norms");
        assertEquals(
                211_392,
                CountingNumbers.total(65, 128, 64, 4, false, true, true),
                "the model: 65·64 + 128·64 + 4 · 49,728 + 128; the last norm is one more");
    }

    @Test
    @Order(2)
    void aTinyModelCanBeCountedOnFingers() {
        assertEquals(4, CountingNumbers.attention(1, false), "width 1: 1·3 + 1·1");
        assertEquals(8, CountingNumbers.attention(1, true), "width 1 with biases: 3 + 3 and 1 + 1");
        assertEquals(8, CountingNumbers.feedForward(1, false), "width 1: 1·4 + 4·1");
        assertEquals(13, CountingNumbers.feedForward(1, true), "width 1 with biases: 4 + 4 and 4 + 1");
        assertEquals(16, CountingNumbers.block(1, false, false), "4 + 8 and two norms of 2");
        assertEquals(
                10 + 7 + 16 + 2,
                CountingNumbers.total(10, 7, 1, 1, false, false, true),
                "tables of 10 and 7, one block, one norm");
        assertEquals(
                10 + 7 + 16 + 2 + 10,
                CountingNumbers.total(10, 7, 1, 1, false, false, false),
                "not tied: 10 more for the output layer");
    }

    @Test
    @Order(3)
    void attentionBiasAndFeedForwardBiasAreTwoThings() {
        assertEquals(
                4 * 32,
                CountingNumbers.block(32, true, false) - CountingNumbers.block(32, false, false),
                "attention: 3·C + C biases");
        assertEquals(
                5 * 32,
                CountingNumbers.block(32, false, true) - CountingNumbers.block(32, false, false),
                "feed-forward: 4·C + C biases");
    }

    @Test
    @Order(4)
    void theFamousModelsComeOutRight() {
        assertEquals(
                124_439_808L,
                CountingNumbers.total(50_257, 1024, 768, 12, true, true, true),
                "GPT-2 small: all biases, tied weights");
        assertEquals(
                81_912_576L,
                CountingNumbers.total(50_257, 1024, 768, 6, true, true, true),
                "DistilGPT-2: half the blocks");
        assertEquals(
                174_604_259_328L,
                CountingNumbers.total(50_257, 2048, 12_288, 96, true, true, true),
                "GPT-3. A negative or much too small number means that an int has overflowed: begin the product with a"
                        + " long");
        assertEquals(10_000_000_000L, CountingNumbers.attention(50_000, false), "4 · 50,000² does not fit into an int");
        assertEquals(
                20_000_000_000L, CountingNumbers.feedForward(50_000, false), "8 · 50,000² does not fit into an int");
    }

    @Test
    @Order(5)
    void randomModelsAgreeWithTheLevelsOwnCount() {
        SplittableRandom random = new SplittableRandom(38);
        for (int round = 0; round < 100; round++) {
            TransformerConfig config = randomConfig(random, 1000);
            checkTotal(ParameterCounts.of(config).total(), config);
            ParameterCounts counts = ParameterCounts.of(config);
            int width = config.embeddingDim();
            assertEquals(
                    counts.block(),
                    CountingNumbers.block(width, config.attentionBias(), config.ffnBias()),
                    "one block of width " + width + ", biases " + config.attentionBias() + " and " + config.ffnBias());
        }
    }

    @Test
    @Order(6)
    void realModelsHaveSoManyNumbers() {
        SplittableRandom random = new SplittableRandom(39);
        try (NDManager manager = TensorEngine.newRoot()) {
            for (int round = 0; round < 4; round++) {
                TransformerConfig config = randomConfig(random, 20);
                long numbers = Initializer.create(config, manager, 1).trainable().values().stream()
                        .mapToLong(NDArray::size)
                        .sum();
                checkTotal(numbers, config);
            }
        }
    }

    private static TransformerConfig randomConfig(SplittableRandom random, int most) {
        int vocabSize = 1 + random.nextInt(most);
        int contextLength = 1 + random.nextInt(most);
        int width = 2 * (1 + random.nextInt(most));
        int blocks = 1 + random.nextInt(4);
        boolean attentionBias = random.nextBoolean();
        boolean ffnBias = random.nextBoolean();
        return new TransformerConfig(
                vocabSize,
                contextLength,
                width,
                2,
                2,
                blocks,
                4 * width,
                Positions.LEARNED,
                NormKind.LAYER_NORM,
                Activation.GELU_TANH,
                attentionBias,
                ffnBias,
                0.0,
                random.nextBoolean());
    }

    private static void checkTotal(long expected, TransformerConfig c) {
        assertEquals(
                expected,
                CountingNumbers.total(
                        c.vocabSize(),
                        c.contextLength(),
                        c.embeddingDim(),
                        c.numBlocks(),
                        c.attentionBias(),
                        c.ffnBias(),
                        c.tiedWeights()),
                "V = " + c.vocabSize() + ", T = " + c.contextLength() + ", C = " + c.embeddingDim() + ", "
                        + c.numBlocks() + " blocks, attention bias " + c.attentionBias() + ", feed-forward bias "
                        + c.ffnBias() + ", tied " + c.tiedWeights());
    }
}
