package dev.aifromzero.level4.generate;

import dev.aifromzero.kit.error.UserError;
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

    /**
     * Checks the number of tokens.
     *
     * @param maxNewTokens 0 to 1,000,000
     * @param sampling checked by itself
     * @param stop says of an id whether it ends the text
     * @throws UserError if the number is outside its range
     */
    public GenerationConfig {
        if (maxNewTokens < 0 || maxNewTokens > MOST) {
            throw new UserError(
                    "The number of new tokens must be from 0 to 1,000,000, not " + maxNewTokens,
                    "Choose 1 or more, e.g. 200");
        }
    }

    /**
     * Writes this many tokens; nothing ends the text before.
     *
     * @param maxNewTokens how many tokens to write, 0 to 1,000,000
     * @param sampling how each token is chosen
     */
    public GenerationConfig(int maxNewTokens, SamplingConfig sampling) {
        this(maxNewTokens, sampling, id -> false);
    }
}
