package dev.aifromzero.level4.commands;

import dev.aifromzero.kit.error.Remedy;
import dev.aifromzero.level1.sampling.SamplingConfig;
import picocli.CommandLine.Option;

/** How tokens are chosen, on the command line. */
public final class SamplingOptions {
    @Option(names = "--temperature", paramLabel = "X", description = "boldness, above 0 (default: 0.8)")
    private double temperature = 0.8;

    @Option(names = "--top-k", paramLabel = "N", description = "only the N likeliest tokens; 0: off (default)")
    private int topK;

    @Option(
            names = "--top-p",
            paramLabel = "P",
            description = "only the likeliest tokens that make up P (default: 1, off)")
    private double topP = 1;

    @Option(names = "--min-p", paramLabel = "P", description = "no token below P times the likeliest (default: 0, off)")
    private double minP;

    @Option(names = "--repetition-penalty", paramLabel = "X", description = "above 1 repeats less (default: 1, off)")
    private double repetitionPenalty = 1;

    @Option(names = "--no-repeat-ngram", paramLabel = "N", description = "no N tokens twice; 0: off (default)")
    private int noRepeatNgram;

    @Option(names = "--greedy", description = "always the likeliest token")
    private boolean greedy;

    /**
     * {@return the settings}
     *
     * @throws dev.aifromzero.kit.error.UserError if a value is out of range
     */
    public SamplingConfig config() {
        if (greedy) {
            return SamplingConfig.greedy();
        }
        return new Remedy("Choose a value in that range, or leave the option out").around(this::given);
    }

    private SamplingConfig given() {
        return SamplingConfig.defaults()
                .withTemperature(temperature)
                .withTopK(topK)
                .withTopP(topP)
                .withMinP(minP)
                .withRepetitionPenalty(repetitionPenalty)
                .withNoRepeatNgram(noRepeatNgram);
    }
}
