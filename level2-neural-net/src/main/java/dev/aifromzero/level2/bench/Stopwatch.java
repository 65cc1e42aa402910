package dev.aifromzero.level2.bench;

/** Measures how long something takes, after it has run often enough for Java to compile it well. */
public final class Stopwatch {
    /** How many rounds are measured. */
    public static final int ROUNDS = 16;

    private static final int WARM_UP_ROUNDS = 5;

    private Stopwatch() {}

    /**
     * {@return how many microseconds one run takes in the fastest of several rounds: whatever else the computer is doing
     * can only make a round slower}
     *
     * @param work what is measured; it runs many times
     * @param seconds about how long all of it may take, warming up included
     */
    public static double microseconds(Runnable work, double seconds) {
        double budget = seconds * 1e9 / (ROUNDS + WARM_UP_ROUNDS);
        long runs = 0;
        long started = System.nanoTime();
        do {
            work.run();
            runs++;
        } while (System.nanoTime() - started < WARM_UP_ROUNDS * budget);
        long each = Math.max(1, runs / WARM_UP_ROUNDS);
        double fastest = Double.POSITIVE_INFINITY;
        for (int round = 0; round < ROUNDS; round++) {
            long before = System.nanoTime();
            for (long i = 0; i < each; i++) {
                work.run();
            }
            fastest = Math.min(fastest, (System.nanoTime() - before) / 1e3 / each);
        }
        return fastest;
    }
}
