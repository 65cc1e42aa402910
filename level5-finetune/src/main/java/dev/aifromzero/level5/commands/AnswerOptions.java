package dev.aifromzero.level5.commands;

import dev.aifromzero.kit.error.Remedy;
import dev.aifromzero.level1.sampling.SamplingConfig;
import picocli.CommandLine.Option;

/** How tokens are chosen, on the command line; what is not given is as in the chat. */
public final class AnswerOptions {
    @Option(names = "--temperature", paramLabel = "X", description = "how daring, above 0 (default: 0.2)")
    double temperature = 0.2;

    @Option(names = "--top-k", paramLabel = "N", description = "among the N likeliest tokens, 0 is off (default: 50)")
    int topK = 50;

    @Option(
            names = "--top-p",
            paramLabel = "X",
            description = "likeliest tokens that make up X, 1 is off (default: 0.9)")
    double topP = 0.9;

    @Option(names = "--min-p", paramLabel = "X", description = "no token below X times the likeliest (default: 0, off)")
    double minP;

    @Option(names = "--repetition-penalty", paramLabel = "X", description = "above 1 (default: 1, off)")
    double penalty = 1;

    @Option(names = "--no-repeat-ngram", paramLabel = "N", description = "no N tokens twice, 0 is off (default: 4)")
    int noRepeatNgram = 4;

    @Option(names = "--greedy", description = "always the likeliest token, no chance")
    boolean greedy;

    /**
     * {@return the settings}
     *
     * @throws dev.aifromzero.kit.error.UserError if a value is out of range
     */
    public SamplingConfig config() {
        return greedy ? SamplingConfig.greedy() : config(temperature, topP);
    }

    /**
     * {@return the settings with another temperature and top-p}
     *
     * @param otherTemperature above 0
     * @param otherTopP above 0, at most 1
     * @throws dev.aifromzero.kit.error.UserError if a value is out of range
     */
    public SamplingConfig config(double otherTemperature, double otherTopP) {
        return new Remedy("Choose a value in that range, or leave the option out")
                .around(() -> SamplingConfig.defaults()
                        .withTemperature(otherTemperature)
                        .withTopK(topK)
                        .withTopP(otherTopP)
                        .withMinP(minP)
                        .withRepetitionPenalty(penalty)
                        .withNoRepeatNgram(noRepeatNgram));
    }
}
