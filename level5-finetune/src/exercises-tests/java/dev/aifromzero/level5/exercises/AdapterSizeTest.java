package dev.aifromzero.level5.exercises;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.aifromzero.kit.exercise.Task;
import dev.aifromzero.level3.config.TransformerConfig;
import dev.aifromzero.level5.lora.LoraAdapter;
import dev.aifromzero.level5.lora.LoraConfig;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

@Task(
        id = "5.2",
        points = 3,
        title = "Count an adapter's numbers",
        hint = "Draw A and B as rectangles beside the matrix. Whoever multiplies in and out has counted the matrix; A"
                + " and B share only the side r.",
        lesson = "docs/level5.md#step-3-lora")
class AdapterSizeTest {
    private static final Map<String, String> NAMES = Map.of(
            "attn.c_attn", "c_attn", "attn.c_proj", "attn.c_proj", "mlp.c_fc", "c_fc", "mlp.c_proj", "mlp.c_proj");

    @Test
    void theExampleOfALayerIsRight() {
        assertEquals(4_096, AdapterSize.ofLayer(128, 384, 8), "128 to 384, rank 8: A has 8 · 128, B has 384 · 8");
        assertEquals(5, AdapterSize.ofLayer(2, 3, 1), "2 to 3, rank 1: two numbers in A, three in B");
        assertEquals(0, AdapterSize.ofLayer(10, 20, 0), "rank 0: nothing at all");
    }

    @Test
    void theExampleOfDistilGpt2IsRight() {
        long adapter = AdapterSize.ofModel(6, 768, 8, Set.of("attn.c_attn"));
        assertEquals(147_456, adapter, "six blocks, 768 to 2304, rank 8: 6 · 8 · (768 + 2304)");
        assertEquals(
                0.17969,
                AdapterSize.percent(147_456, 81_912_576),
                1e-4,
                "147,456 of 82,060,032 numbers, in percent (times 100)");
    }

    @Test
    void eachLayerHasItsOwnSize() {
        assertEquals(
                2 * 3 * (10 + 30),
                AdapterSize.ofModel(2, 10, 3, Set.of("attn.c_attn")),
                "attn.c_attn: C to 3 C, two blocks");
        assertEquals(
                2 * 3 * (10 + 10),
                AdapterSize.ofModel(2, 10, 3, Set.of("attn.c_proj")),
                "attn.c_proj: C to C, two blocks");
        assertEquals(
                2 * 3 * (10 + 40), AdapterSize.ofModel(2, 10, 3, Set.of("mlp.c_fc")), "mlp.c_fc: C to 4 C, two blocks");
        assertEquals(
                2 * 3 * (40 + 10),
                AdapterSize.ofModel(2, 10, 3, Set.of("mlp.c_proj")),
                "mlp.c_proj: 4 C to C, two blocks");
        assertEquals(
                2 * 3 * 160,
                AdapterSize.ofModel(2, 10, 3, NAMES.keySet()),
                "all four: 3 · (40 + 20 + 50 + 50), two blocks");
        assertEquals(0, AdapterSize.ofModel(2, 10, 3, Set.of()), "no layer, no numbers");
    }

    @Test
    void anUnknownLayerIsRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> AdapterSize.ofModel(2, 10, 3, Set.of("attn.c_attn", "mlp.c_typo")),
                "mlp.c_typo does not exist: whoever mistypes a name must hear of it");
    }

    @Test
    void thePercentageIsOfBothTogether() {
        assertEquals(50, AdapterSize.percent(10, 10), 1e-12, "10 beside 10 are half of all 20 numbers");
        assertEquals(
                25,
                AdapterSize.percent(1, 3),
                1e-12,
                "1 beside 3 is a quarter of all: do whole numbers divide to 0 here?");
        assertEquals(0, AdapterSize.percent(0, 7), 0.0, "nothing of 7");
        assertEquals(1.7117, AdapterSize.percent(16_384, 940_800), 1e-3, "the lesson's tiny GPT-2: 1.71%");
    }

    @Test
    void aLargeRankSavesNothing() {
        assertEquals(
                95, largestUsefulRank(128, 384), "128 to 384: 95 · 512 = 48,640 is below 49,152; 96 · 512 is equal");
        assertEquals(1, largestUsefulRank(4, 4), "4 to 4: rank 1 has 8 of 16, rank 2 has 16 of 16, which is not fewer");
        assertEquals(0, largestUsefulRank(2, 2), "2 to 2: rank 1 has 4 numbers already, as many as the matrix");
        assertEquals(0, largestUsefulRank(1, 50), "1 to 50: the matrix is a single row, nothing to save");
        assertEquals(
                24_999, largestUsefulRank(50_000, 50_000), "50,000 to 50,000: 2.5 billion numbers do not fit an int");
    }

    private static int largestUsefulRank(int in, int out) {
        return Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> AdapterSize.largestUsefulRank(in, out),
                "from " + in + " to " + out + " it does not come to an end: are the numbers too large for an int?");
    }

    @Test
    void largeModelsDoNotOverflow() {
        assertEquals(
                96L * 2048 * 4 * 12_288,
                AdapterSize.ofModel(96, 12_288, 2048, Set.of("attn.c_attn")),
                "96 blocks of width 12,288, rank 2,048: more than an int can hold. Do you multiply in long?");
        assertEquals(
                3_000_000_000L,
                AdapterSize.ofLayer(20_000, 10_000, 100_000),
                "rank 100,000: 3 billion, more than an int can hold");
    }

    @Test
    void randomAdaptersAgreeWithTheLevelsOwnCount() {
        SplittableRandom random = new SplittableRandom(52);
        for (int round = 0; round < 40; round++) {
            int width = 4 * (1 + random.nextInt(50));
            int blocks = 1 + random.nextInt(12);
            int rank = 1 + random.nextInt(16);
            Map<String, String> chosen = new HashMap<>();
            NAMES.forEach((ours, theirs) -> {
                if (random.nextBoolean() || chosen.isEmpty()) {
                    chosen.put(ours, theirs);
                }
            });
            LoraConfig config = new LoraConfig(rank, 16, 0, Set.copyOf(chosen.values()));
            assertEquals(
                    LoraAdapter.count(config, TransformerConfig.of(65, 32, width, 1, blocks)),
                    AdapterSize.ofModel(blocks, width, rank, chosen.keySet()),
                    blocks + " blocks of width " + width + ", rank " + rank + ", on " + chosen.keySet());
        }
    }
}
