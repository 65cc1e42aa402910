package dev.aifromzero.fuzz;

import com.sun.management.ThreadMXBean;
import dev.aifromzero.kit.error.UserError;
import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;

/** Runs a test many times with other chance each time; a failure says how to repeat exactly its case. */
public final class Fuzz {
    private static final String CASE = "fuzz.case";
    private static final int FACTOR = Integer.getInteger("fuzz.factor", 1);
    static final long SEED = Long.getLong("fuzz.seed", 42);
    private static final int LONGEST_SENTENCE = 700;
    private static final long MOST_BYTES = 64 << 20;

    private Fuzz() {}

    /** One case of a test. */
    @FunctionalInterface
    public interface Case {
        /**
         * Tries the case.
         *
         * @param random all its chance
         * @throws Exception if the test fails
         */
        void run(SplittableRandom random) throws Exception;
    }

    /** Something that reads files of unknown origin. */
    @FunctionalInterface
    public interface Reading {
        /**
         * Reads.
         *
         * @throws Exception if what was read is refused
         */
        void run() throws Exception;
    }

    /**
     * Tries cases one after the other: always the same ones, unless {@code -Dfuzz.seed} asks for others.
     *
     * @param tries how many; {@code -Dfuzz.factor} multiplies it
     * @param test what is tried
     */
    public static void cases(int tries, Case test) {
        Long only = Long.getLong(CASE);
        long count = only == null ? (long) tries * FACTOR : 1;
        long start = System.nanoTime();
        SplittableRandom seeds = new SplittableRandom(SEED);
        for (long i = 0; i < count; i++) {
            long seed = only == null ? seeds.nextLong() : only;
            try {
                test.run(new SplittableRandom(seed));
            } catch (Exception | Error failure) {
                throw new AssertionError(
                        "case " + i + " failed, repeat it with -D" + CASE + "=" + seed + ": " + failure, failure);
            }
        }
        if (FACTOR > 1) {
            String where = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
                    .getCallerClass()
                    .getSimpleName();
            System.out.printf("%s: %,d cases in %.1f s%n", where, count, (System.nanoTime() - start) / 1e9);
        }
    }

    /**
     * {@return whether it was read; otherwise it was refused, in a short sentence with a remedy that a terminal can show}
     *
     * <p>Anything else that happens fails the test, and so does a reader that believes a file which lies about sizes: more
     * memory than any of the small files of a test can need.
     *
     * @param reading reads
     * @throws Exception if it is neither read nor refused
     */
    public static boolean readOrRefused(Reading reading) throws Exception {
        long before = allocated();
        boolean read = true;
        try {
            reading.run();
        } catch (UserError refused) {
            requireSentence(refused.getMessage());
            requireSentence(refused.remedy());
            read = false;
        }
        long bytes = allocated() - before;
        if (bytes > MOST_BYTES) {
            throw new AssertionError("Reading a small file took " + (bytes >> 20) + " MB of memory");
        }
        return read;
    }

    /**
     * Fails unless the text is a sentence that can be shown: not blank, not endless, nothing that steers a terminal.
     *
     * @param text what a person would read
     */
    public static void requireSentence(String text) {
        if (text == null
                || text.isBlank()
                || text.codePointCount(0, text.length()) > LONGEST_SENTENCE
                || text.codePoints().anyMatch(Character::isISOControl)) {
            throw new AssertionError("This is no sentence for a person: " + text);
        }
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getThreadAllocatedBytes(Thread.currentThread().getId());
    }
}
