package dev.aifromzero.level1.sampling.fast;

import dev.aifromzero.level1.sampling.FilteredSampler;
import dev.aifromzero.level1.sampling.LogitsFilter;
import dev.aifromzero.level1.sampling.Sampler;
import dev.aifromzero.level1.sampling.SamplingConfig;
import dev.aifromzero.level1.sampling.TopK;
import dev.aifromzero.level1.sampling.TopP;

/** The sampler of a configuration for large vocabularies: the same tokens, drawn faster. */
public final class FastSampling {
    private FastSampling() {}

    /**
     * {@return a sampler that chooses what {@link SamplingConfig#sampler()} chooses}
     *
     * @param config temperature, top-k, top-p and the rest
     */
    public static Sampler sampler(SamplingConfig config) {
        return new FilteredSampler(
                config.filters().stream().map(FastSampling::faster).toList(), config.isGreedy());
    }

    private static LogitsFilter faster(LogitsFilter filter) {
        if (filter instanceof TopK topK) {
            return new HeapTopK(topK.k());
        }
        return filter instanceof TopP topP ? new HeapTopP(topP.p()) : filter;
    }
}
