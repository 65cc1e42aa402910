package dev.aifromzero.kit.error;

/**
 * Tells a model's refusal from a mistake in the program. Java uses the same two classes for both, so the place decides: a
 * refusal is thrown by this project's own code, as one sentence. What Java or a library throws is a mistake of the program.
 */
final class Refusal {
    private static final String OURS = "dev.aifromzero.";

    private Refusal() {}

    /** {@return whether a model says here, in one sentence, what is wrong with its input} */
    static boolean is(Throwable failure) {
        boolean plain = failure.getClass() == IllegalArgumentException.class
                || failure.getClass() == IllegalStateException.class;
        StackTraceElement[] places = failure.getStackTrace();
        return plain
                && isSentence(failure.getMessage())
                && places.length > 0
                && places[0].getClassName().startsWith(OURS);
    }

    private static boolean isSentence(String message) {
        return message != null && message.contains(" ") && message.lines().count() == 1;
    }
}
