package dev.aifromzero.kit.exercise.run;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What came of one answer.
 *
 * @param label the job's label
 * @param status how it ended
 * @param passed how many tests passed
 * @param total how many tests there are; 0 where none could run
 * @param failures the tests that failed, in order
 * @param problems what the compiler said
 * @param message one sentence for where there are no failures to show; may be empty
 * @param seconds time taken, compiling included
 */
public record TaskResult(
        @JsonProperty("label") String label,
        @JsonProperty("status") Status status,
        @JsonProperty("passed") int passed,
        @JsonProperty("total") int total,
        @JsonProperty("failures") List<Failure> failures,
        @JsonProperty("problems") List<Problem> problems,
        @JsonProperty("message") String message,
        @JsonProperty("seconds") double seconds) {
    /** How the judging of an answer ended. */
    public enum Status {
        /** All tests passed. */
        PASSED("passed"),
        /** Some test failed. */
        FAILED("failed"),
        /** The compiler does not accept the answer yet. */
        NOT_COMPILED("not compiled yet"),
        /** It took longer than allowed and was ended. */
        TIMED_OUT("took too long"),
        /** The virtual machine ended without a valid result: System.exit, a crash, a forged result. */
        ENDED("ended without a result"),
        /** There is no such file. */
        MISSING("nothing handed in");

        private final String words;

        Status(String words) {
            this.words = words;
        }

        /** {@return the status in a few words} */
        public String words() {
            return words;
        }
    }

    /**
     * One failed test.
     *
     * @param test the behaviour that it checks, as a sentence
     * @param message what was expected and what came
     * @param line the line of the student's file where it happened, 0 if none
     */
    public record Failure(
            @JsonProperty("test") String test,
            @JsonProperty("message") String message,
            @JsonProperty("line") int line) {}

    /** {@return whether the answer is right} */
    public boolean ok() {
        return status == Status.PASSED;
    }

    /**
     * {@return a result of an answer whose tests never came to run}
     *
     * @param label the job's label
     * @param status how it ended
     * @param message why there is nothing more to say, in one sentence
     * @param seconds time taken, 0 where nothing ran
     */
    public static TaskResult without(String label, Status status, String message, double seconds) {
        return new TaskResult(label, status, 0, 0, List.of(), List.of(), message, seconds);
    }

    /** {@return the most important thing to know about it, in one line} */
    public String summary() {
        if (status == Status.FAILED && failures.isEmpty()) {
            return message;
        }
        return switch (status) {
            case PASSED -> "all " + total + " tests pass";
            case FAILED ->
                passed + " of " + total + " tests pass; " + failures.get(0).test() + ": "
                        + failures.get(0).message().lines().findFirst().orElse("");
            case NOT_COMPILED ->
                "not compiled yet: "
                        + problems.stream()
                                .filter(Problem::error)
                                .findFirst()
                                .map(problem ->
                                        problem.toString().lines().findFirst().orElse(""))
                                .orElse(message);
            default -> message;
        };
    }
}
