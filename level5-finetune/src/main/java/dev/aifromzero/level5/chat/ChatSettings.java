package dev.aifromzero.level5.chat;

import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.level1.sampling.SamplingConfig;

/**
 * How answers are written.
 *
 * @param sampling how each token is chosen
 * @param maxTokens most tokens of an answer, at least 1
 * @param memory how many earlier questions and answers are put before a new question, 0 or more
 */
public record ChatSettings(SamplingConfig sampling, int maxTokens, int memory) {
    private static final int MOST = 100_000;

    /**
     * Checks the ranges.
     *
     * @param sampling checked by itself
     * @param maxTokens 1 to 100,000
     * @param memory 0 to 100,000
     * @throws UserError if one is outside its range
     */
    public ChatSettings {
        if (maxTokens < 1 || maxTokens > MOST) {
            throw new UserError(
                    "An answer must have at least 1 and at most 100,000 tokens, not " + maxTokens, "Try 80");
        }
        if (memory < 0 || memory > MOST) {
            throw new UserError("The memory must be 0 or a number of turns, not " + memory, "Try 2");
        }
    }

    /**
     * {@return temperature 0.2, the 50 likeliest tokens, of them those that make up 0.9, no run of four tokens twice, at
     * most 80 tokens, every question for itself}
     *
     * <p>A tutor is asked for facts, so it should say what it is surest of. There is no repetition penalty: an answer may
     * need the same word twice.
     */
    public static ChatSettings standard() {
        SamplingConfig sampling = SamplingConfig.defaults()
                .withTemperature(0.2)
                .withTopK(50)
                .withTopP(0.9)
                .withNoRepeatNgram(4);
        return new ChatSettings(sampling, 80, 0);
    }

    /**
     * {@return these settings with another way to choose tokens}
     *
     * @param value how each token is chosen
     */
    public ChatSettings withSampling(SamplingConfig value) {
        return new ChatSettings(value, maxTokens, memory);
    }

    /**
     * {@return these settings with another greatest length of an answer}
     *
     * @param value most tokens of an answer, at least 1
     */
    public ChatSettings withMaxTokens(int value) {
        return new ChatSettings(sampling, value, memory);
    }

    /**
     * {@return these settings with a longer or shorter memory}
     *
     * @param value how many earlier questions and answers are put before a new question, 0 or more
     */
    public ChatSettings withMemory(int value) {
        return new ChatSettings(sampling, maxTokens, value);
    }
}
