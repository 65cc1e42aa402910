package dev.aifromzero.level1.steps;

import java.util.random.RandomGenerator;

/** Remembers the last number drawn, so that a step can show the throw of the die that a choice came from. */
final class RecordingRandom implements RandomGenerator {
    private final RandomGenerator source;
    private double last;

    RecordingRandom(RandomGenerator source) {
        this.source = source;
    }

    @Override
    public long nextLong() {
        return source.nextLong();
    }

    @Override
    public double nextDouble() {
        last = source.nextDouble();
        return last;
    }

    /** {@return the last number between 0 and 1 that was drawn} */
    double last() {
        return last;
    }
}
