package dev.aifromzero.level4.generate;

import dev.aifromzero.kit.error.Remedy;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.level1.sampling.Sampler;
import dev.aifromzero.level1.sampling.fast.FastSampling;
import dev.aifromzero.level3.model.Transformer;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Writes on: predict the next token, choose one, append it, and again. */
public final class TextGenerator {
    private static final Remedy OVERFLOWED =
            new Remedy("Train it again with a smaller learning rate, or get a fresh copy of its folder");

    private final Transformer model;

    /**
     * A generator that writes with this model.
     *
     * @param model gives the logits; it is used without dropout
     */
    public TextGenerator(Transformer model) {
        this.model = model;
    }

    /**
     * {@return the new token ids only, at most {@code config.maxNewTokens()}}
     *
     * @param prompt the tokens to go on from, at least one; of a prompt longer than the context only the end is seen
     * @param config how many tokens, how each is chosen, and what ends the text
     * @param random the source of chance; the same state gives the same text
     * @param listener is told each new token at once
     * @throws UserError if the prompt is empty or has an id that the model does not know
     */
    public int[] generate(int[] prompt, GenerationConfig config, RandomGenerator random, TokenListener listener) {
        NextToken.check(model, prompt);
        Sampler sampler = sampler(config);
        int[] ids = Arrays.copyOf(prompt, prompt.length + config.maxNewTokens());
        int length = prompt.length;
        try (NextToken nextToken = new NextToken(model)) {
            while (length < ids.length) {
                float[] logits = nextToken.logits(new int[][] {ids}, length)[0];
                int next = sampler.sample(logits, Arrays.copyOf(ids, length), random);
                if (config.stop().test(next)) {
                    break;
                }
                ids[length++] = next;
                listener.onToken(next);
            }
        }
        return Arrays.copyOfRange(ids, prompt.length, length);
    }

    /**
     * {@return several texts that go on from the same prompt, new ids only: written side by side, which takes little more
     * time than one of them}
     *
     * @param prompt the tokens to go on from, at least one
     * @param config how many tokens, how each is chosen, and what ends a text
     * @param chances one source of chance a text; each gives the text that it would have given alone
     * @throws UserError as above
     */
    public int[][] generate(int[] prompt, GenerationConfig config, RandomGenerator[] chances) {
        NextToken.check(model, prompt);
        Sampler sampler = sampler(config);
        int end = prompt.length + config.maxNewTokens();
        int[][] texts = new int[chances.length][];
        Arrays.setAll(texts, row -> Arrays.copyOf(prompt, end));
        int[] ends = new int[chances.length];
        Arrays.fill(ends, end);
        try (NextToken nextToken = new NextToken(model)) {
            for (int length = prompt.length; length < end && anyGoesOn(ends, length); length++) {
                float[][] logits = nextToken.logits(texts, length); // (B, V)
                for (int row = 0; row < texts.length; row++) {
                    if (ends[row] <= length) {
                        continue; // this text is over; what stands behind its end is never looked at
                    }
                    int next = sampler.sample(logits[row], Arrays.copyOf(texts[row], length), chances[row]);
                    if (config.stop().test(next)) {
                        ends[row] = length;
                    } else {
                        texts[row][length] = next;
                    }
                }
            }
        }
        Arrays.setAll(texts, row -> Arrays.copyOfRange(texts[row], prompt.length, ends[row]));
        return texts;
    }

    private static Sampler sampler(GenerationConfig config) {
        Sampler chosen = FastSampling.sampler(config.sampling());
        return (logits, history, random) -> OVERFLOWED.around(() -> chosen.sample(logits, history, random));
    }

    private static boolean anyGoesOn(int[] ends, int length) {
        return Arrays.stream(ends).anyMatch(end -> end > length);
    }
}
