package dev.aifromzero.level1.sampling;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How the next token is chosen. The rules are applied in the order of Hugging Face's {@code generate}: repetition
 * penalty, no-repeat n-gram, temperature, top-k, top-p, min-p; then one token is drawn from what is left.
 *
 * @param temperature at least 0.001, at most 100; 1 leaves the model's probabilities alone; 0, which only {@link #greedy()}
 *     gives, takes the likeliest token
 * @param topK keep this many likeliest tokens; 0 is off
 * @param topP keep the likeliest tokens that together have this probability, above 0, at most 1; 1 is off
 * @param minP keep tokens with at least this part of the likeliest token's probability, 0 to 1; 0 is off
 * @param repetitionPenalty divides the logits of tokens that came before, at least 0.01, at most 10; 1 is off
 * @param noRepeatNgram no n-gram of this length may come twice; 0 is off
 */
public record SamplingConfig(
        double temperature, int topK, double topP, double minP, double repetitionPenalty, int noRepeatNgram) {
    private static final String TEMPERATURES = "at least 0.001 and at most 100";
    private static final double COLDEST = 0.001;
    private static final double HOTTEST = 100;
    private static final double WEAKEST_PENALTY = 0.01;
    private static final double STRONGEST_PENALTY = 10;

    /**
     * Checks each setting; a wrong one is named in the error.
     *
     * @param temperature 0, or 0.001 to 100
     * @param topK 0 or more
     * @param topP above 0, at most 1
     * @param minP 0 to 1
     * @param repetitionPenalty 0.01 to 10
     * @param noRepeatNgram 0 or more
     * @throws IllegalArgumentException if a setting is out of range
     */
    public SamplingConfig {
        check(
                temperature == 0 || (temperature >= COLDEST && temperature <= HOTTEST),
                "temperature",
                TEMPERATURES,
                temperature);
        check(topK >= 0, "top-k", "0 (off) or a number of tokens from 1 on", topK);
        check(topP > 0 && topP <= 1, "top-p", "above 0 and at most 1 (off)", topP);
        check(minP >= 0 && minP <= 1, "min-p", "from 0 (off) to 1", minP);
        check(
                repetitionPenalty >= WEAKEST_PENALTY && repetitionPenalty <= STRONGEST_PENALTY,
                "repetition penalty",
                "at least 0.01 and at most 10 (1 is off)",
                repetitionPenalty);
        check(noRepeatNgram >= 0, "no-repeat n-gram", "0 (off) or a length from 1 on", noRepeatNgram);
    }

    private static void check(boolean holds, String name, String range, Number value) {
        if (!holds) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "The %s must be %s, not %s", name, range, value));
        }
    }

    /** {@return the model's own probabilities: temperature 1, everything else off} */
    public static SamplingConfig defaults() {
        return new SamplingConfig(1, 0, 1, 0, 1, 0);
    }

    /** {@return always the likeliest token, no chance at all} */
    public static SamplingConfig greedy() {
        return new SamplingConfig(0, 0, 1, 0, 1, 0);
    }

    /** {@return whether the likeliest token is always taken} */
    public boolean isGreedy() {
        return temperature == 0;
    }

    /**
     * {@return the same with another temperature}
     *
     * @param value at least 0.001, at most 100; 0 is refused: greedy choice is asked for by name
     */
    public SamplingConfig withTemperature(double value) {
        check(value > 0, "temperature", TEMPERATURES, value);
        return new SamplingConfig(value, topK, topP, minP, repetitionPenalty, noRepeatNgram);
    }

    /**
     * {@return the same with another top-k; 0 is off}
     *
     * @param value a number of tokens, 0 or more
     */
    public SamplingConfig withTopK(int value) {
        return new SamplingConfig(temperature, value, topP, minP, repetitionPenalty, noRepeatNgram);
    }

    /**
     * {@return the same with another top-p, above 0, at most 1; 1 is off}
     *
     * @param value a probability
     */
    public SamplingConfig withTopP(double value) {
        return new SamplingConfig(temperature, topK, value, minP, repetitionPenalty, noRepeatNgram);
    }

    /**
     * {@return the same with another min-p, 0 to 1; 0 is off}
     *
     * @param value a part of the likeliest token's probability
     */
    public SamplingConfig withMinP(double value) {
        return new SamplingConfig(temperature, topK, topP, value, repetitionPenalty, noRepeatNgram);
    }

    /**
     * {@return the same with another repetition penalty, at least 0.01, at most 10; 1 is off}
     *
     * @param value divides the logits of tokens that came before
     */
    public SamplingConfig withRepetitionPenalty(double value) {
        return new SamplingConfig(temperature, topK, topP, minP, value, noRepeatNgram);
    }

    /**
     * {@return the same with another length of n-grams that may not come twice; 0 is off}
     *
     * @param value a number of tokens, 0 or more
     */
    public SamplingConfig withNoRepeatNgram(int value) {
        return new SamplingConfig(temperature, topK, topP, minP, repetitionPenalty, value);
    }

    /** {@return a sampler with these settings; rules that are off cost nothing} */
    public Sampler sampler() {
        return new FilteredSampler(filters(), isGreedy());
    }

    /**
     * {@return the probabilities (V) that the sampler draws from; a greedy one is certain of one token}
     *
     * @param logits one score a token (V), not changed
     * @param history the ids so far
     */
    public double[] probabilities(float[] logits, int[] history) {
        if (isGreedy()) {
            double[] certain = new double[logits.length];
            certain[sampler().sample(logits, history, null)] = 1;
            return certain;
        }
        float[] left = logits;
        for (LogitsFilter filter : filters()) {
            left = filter.apply(left, history);
        }
        return Softmax.of(left);
    }

    /** {@return the rules that are on, in the order in which they are applied} */
    public List<LogitsFilter> filters() {
        List<LogitsFilter> filters = new ArrayList<>();
        if (repetitionPenalty != 1) {
            filters.add(new RepetitionPenalty(repetitionPenalty));
        }
        if (noRepeatNgram > 0) {
            filters.add(new NoRepeatNgram(noRepeatNgram));
        }
        if (!isGreedy()) {
            addFiltersOfChance(filters);
        }
        return List.copyOf(filters);
    }

    private void addFiltersOfChance(List<LogitsFilter> filters) {
        if (temperature != 1) {
            filters.add(new Temperature(temperature));
        }
        if (topK > 0) {
            filters.add(new TopK(topK));
        }
        if (topP < 1) {
            filters.add(new TopP(topP));
        }
        if (minP > 0) {
            filters.add(new MinP(minP));
        }
    }
}
