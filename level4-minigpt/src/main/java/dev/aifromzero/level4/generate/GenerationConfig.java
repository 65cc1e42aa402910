package dev.aifromzero.level4.generate;

import dev.aifromzero.level1.cli.UserError;
import dev.aifromzero.level1.sampling.SamplingConfig;
import java.util.function.IntPredicate;

/**
 * How a text is written.
 *
 * @param maxNewTokens how many tokens to write at most, 0 or more
 * @param sampling how each token is chosen
 * @param stop tokens that end the text; such a token is neither returned nor shown
 */
public record GenerationConfig(int maxNewTokens, SamplingConfig sampling, IntPredicate stop) {
    public GenerationConfig {
        if (maxNewTokens < 0) {
            throw new UserError(
                    "The number of new tokens must not be negative: " + maxNewTokens, "Choose 1 or more, e.g. 200");
        }
    }

    /** Writes this many tokens; nothing ends the text before. */
    public GenerationConfig(int maxNewTokens, SamplingConfig sampling) {
        this(maxNewTokens, sampling, id -> false);
    }
}
