package dev.aifromzero.level5.chat;

import dev.aifromzero.level1.cli.UserError;
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
     * {@return temperature 0.7, the 50 likeliest tokens, of them those that make up 0.9, repetition penalty 1.2, no
     * repeated trigrams, at most 80 tokens, every question for itself}
     */
    public static ChatSettings standard() {
        SamplingConfig sampling = SamplingConfig.defaults()
                .withTemperature(0.7)
                .withTopK(50)
                .withTopP(0.9)
                .withRepetitionPenalty(1.2)
                .withNoRepeatNgram(3);
        return new ChatSettings(sampling, 80, 0);
    }

    public ChatSettings withSampling(SamplingConfig value) {
        return new ChatSettings(value, maxTokens, memory);
    }

    public ChatSettings withMaxTokens(int value) {
        return new ChatSettings(sampling, value, memory);
    }

    public ChatSettings withMemory(int value) {
        return new ChatSettings(sampling, maxTokens, value);
    }
}
