package dev.aifromzero.level5.docs;

import dev.aifromzero.level1.sampling.Softmax;
import dev.aifromzero.level1.text.ByteAlphabet;
import dev.aifromzero.level2.network.Activation;
import dev.aifromzero.level2.network.CharacterNetwork;
import dev.aifromzero.level3.config.TransformerConfig;
import dev.aifromzero.level3.model.ParameterCounts;
import dev.aifromzero.level4.checkpoint.Gpt2Config;
import dev.aifromzero.level4.checkpoint.NumberType;
import dev.aifromzero.level5.lora.LoraAdapter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Computes the figures of docs/numbers.md that are counts. */
final class SizeFigures {
    private static final double MILLION = 1e6;

    private SizeFigures() {}

    static void addTo(Checks checks) {
        checks.add("softmax-figure", SizeFigures::softmax);
        checks.add("mini-transformer", SizeFigures::miniTransformer);
        checks.add("mini-gpt", SizeFigures::miniGpt);
        checks.add("gpt2-small", SizeFigures::gpt2Small);
        checks.add("gpt2-bytes", SizeFigures::gpt2Bytes);
        checks.add("gpt2-vocabulary", SizeFigures::gpt2Vocabulary);
        checks.add("heads", SizeFigures::heads);
        checks.add("lora-share", SizeFigures::loraShare);
        checks.add("cache", SizeFigures::cache);
        checks.add("nd4j", SizeFigures::nd4j);
    }

    private static void softmax(Worked page) {
        double[] p = Softmax.of(ListChecks.floats(page.given(4)));
        double sum = 0;
        for (double probability : p) {
            sum += page.circulates(probability);
        }
        page.shows(sum).shows(p).shows(Arrays.stream(p).sum());
    }

    /** A model of the shape that the page gives: tokens, context, width, heads, blocks. */
    private static TransformerConfig shape(Worked page) {
        return TransformerConfig.of(page.whole(), page.whole(), page.whole(), page.whole(), page.whole());
    }

    private static TransformerConfig withoutAttentionBias(TransformerConfig c) {
        return new TransformerConfig(
                c.vocabSize(),
                c.contextLength(),
                c.embeddingDim(),
                c.numHeads(),
                c.numHeads(),
                c.numBlocks(),
                c.ffnDim(),
                c.positions(),
                c.norm(),
                c.activation(),
                false,
                true,
                c.dropout(),
                c.tiedWeights());
    }

    private static void miniTransformer(Worked page) {
        ParameterCounts counts = ParameterCounts.of(withoutAttentionBias(shape(page)));
        double rumour = page.circulates(counts.total());
        page.shows(counts.total(), counts.block()).holds(2 * counts.block() > rumour);
    }

    private static void miniGpt(Worked page) {
        TransformerConfig config = shape(page);
        long plain = ParameterCounts.of(withoutAttentionBias(config)).total();
        long biased = ParameterCounts.of(config).total();
        page.circulates(plain / MILLION);
        page.shows(plain, biased);
    }

    private static void gpt2Small(Worked page) {
        ParameterCounts counts = ParameterCounts.of(shape(page));
        page.circulates(counts.total() / MILLION);
        page.shows(counts.total(), counts.total() / MILLION, counts.tokenEmbedding());
    }

    private static void gpt2Bytes(Worked page) throws IOException {
        double millions = ParameterCounts.of(gpt2()).total() / MILLION;
        page.shows(millions).circulates(millions * NumberType.F32.bytes());
        page.shows(NumberType.F32.bytes(), millions * NumberType.F32.bytes())
                .shows(NumberType.F16.bytes(), millions * NumberType.F16.bytes())
                .shows(Byte.BYTES, millions);
    }

    /** The smallest GPT-2, which is what a config.json means that gives no sizes. */
    private static TransformerConfig gpt2() throws IOException {
        Path folder = Files.createTempDirectory("gpt2");
        Path file = folder.resolve(Gpt2Config.FILE);
        try {
            Files.writeString(file, "{\"model_type\": \"gpt2\"}");
            return Gpt2Config.read(folder).toTransformerConfig();
        } finally {
            Files.deleteIfExists(file);
            Files.delete(folder);
        }
    }

    private static void gpt2Vocabulary(Worked page) throws IOException {
        int vocabSize = gpt2().vocabSize();
        page.circulates(vocabSize);
        double merges = page.shows(ByteAlphabet.SIZE).given();
        page.shows(1, vocabSize).holds(ByteAlphabet.SIZE + merges + 1 == vocabSize);
    }

    private static void heads(Worked page) {
        int width = page.whole();
        int[] heads = {1, 4, 8};
        long[] counts = new long[heads.length];
        for (int i = 0; i < heads.length; i++) {
            counts[i] = ParameterCounts.of(TransformerConfig.of(65, 64, width, heads[i], 1))
                    .block();
            page.shows(counts[i], heads[i]);
        }
        double ratio = (double) counts[2] / counts[1];
        page.shows(ratio).circulates(ratio);
    }

    private static void loraShare(Worked page) {
        TransformerConfig model = LoraChecks.distil(page.whole(), page.whole());
        long learned = LoraAdapter.count(LoraChecks.onQueriesKeysValues(page.whole()), model);
        long all = ParameterCounts.of(model).total();
        page.circulates(100.0 * learned / all);
        page.shows(learned, all, 100.0 * learned / all);
    }

    private static void cache(Worked page) {
        int tokens = page.whole();
        long without = 0;
        for (int length = 1; length <= tokens; length++) {
            without += length;
        }
        page.shows(1, 2, tokens, without, tokens, without, tokens, (double) without / tokens);
    }

    private static void nd4j(Worked page) {
        int letters = page.whole();
        int hidden = page.whole();
        CharacterNetwork network = new CharacterNetwork(letters, hidden, Activation.SIGMOID, new SplittableRandom(1));
        long weights = network.parameterCount() - hidden - letters; // a multiplication for each weight
        page.shows(letters, hidden, hidden, letters, weights);
        double width = page.given();
        double large = width * width * width;
        page.shows(width, width, width, large, large / weights);
    }
}
