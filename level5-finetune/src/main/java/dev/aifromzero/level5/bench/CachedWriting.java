package dev.aifromzero.level5.bench;

import dev.aifromzero.level1.sampling.SamplingConfig;
import dev.aifromzero.level3.model.Transformer;
import dev.aifromzero.level4.generate.GenerationConfig;
import dev.aifromzero.level4.generate.TextGenerator;
import java.util.SplittableRandom;

/** Writes a few tokens after a prompt and says how long one takes; the reading of the prompt does not count. */
final class CachedWriting {
    static final int PROMPT = 32;
    static final int TOKENS = 48;

    private final TextGenerator generator;
    private final int[] prompt;
    private final int tokens;

    CachedWriting(Transformer model) {
        generator = new TextGenerator(model);
        int context = model.config().contextLength();
        prompt = new SplittableRandom(1)
                .ints(Math.min(PROMPT, context / 2), 0, model.config().vocabSize())
                .toArray();
        tokens = Math.min(TOKENS, context / 2 - 1);
    }

    /** {@return the mean seconds of a token after the first, chosen greedily} */
    double secondsPerToken(int round) {
        long[] first = new long[1];
        int[] written = generator.generate(
                prompt,
                new GenerationConfig(tokens + 1, SamplingConfig.greedy()),
                new SplittableRandom(1),
                id -> first[0] = first[0] == 0 ? System.nanoTime() : first[0]);
        return (System.nanoTime() - first[0]) / 1e9 / (written.length - 1);
    }
}
