package dev.aifromzero.level4.generate;

import dev.aifromzero.level1.cli.UserError;
import dev.aifromzero.level1.sampling.SamplingConfig;
import java.util.function.IntPredicate;

/**
 * How a text is written.
 *
 * @param maxNewTokens how many tokens to write at most, 0 to a million
 * @param sampling how each token is chosen
 * @param stop tokens that end the text; such a token is neither returned nor shown
 */
public record GenerationConfig(int maxNewTokens, SamplingConfig sampling, IntPredicate stop) {
    private static final int MOST = 1_000_000;

    public GenerationConfig {
        if (maxNewTokens < 0 || maxNewTokens > MOST) {
            throw new UserError(
                    "The number of new tokens must be from 0 to 1,000,000, not " + maxNewTokens,
                    "Choose 1 or more, e.g. 200");
        }
    }

    /** Writes this many tokens; nothing ends the text before. */
    public GenerationConfig(int maxNewTokens, SamplingConfig sampling) {
        this(maxNewTokens, sampling, id -> false);
    }
}
