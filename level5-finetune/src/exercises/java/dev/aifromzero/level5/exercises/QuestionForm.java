package dev.aifromzero.level5.exercises;

/**
 * Task 5.1: a form for questions and answers.
 *
 * <p>A language model only goes on with a text. So that it answers, each question is put into a fixed form that ends
 * where an answer should begin. A template is such a form; {@code {question}} marks the place of the question. In
 * training, the answer follows, and then the end token, so that the model learns to stop.
 *
 * <p>Example: with the template {@code "Q: {question}\nA: "}, the question {@code "What is rain?"} and the answer {@code
 * "Water."}, the prompt is {@code "Q: What is rain?\nA: "} and the example is {@code "Q: What is rain?\nA:
 * Water.<|endoftext|>"}.
 *
 * <p>A trained model may not stop in time: after its answer it may ask the next question by itself. Suppose it wrote
 * {@code "Water.\n\nQ: What is snow?"}. If the marker {@code "\nQ:"} is a sign that the answer is over, then the answer
 * is {@code "Water."}.
 *
 * <p>In the lesson: docs/level5.md, "Step 2: questions and answers become numbers".
 */
public final class QuestionForm {
    /** Where the question goes in a template. */
    public static final String PLACE = "{question}";

    /** The text of the token that says "this text is over". */
    public static final String END = "<|endoftext|>";

    private QuestionForm() {}

    /**
     * {@return the template with the question in its place}
     *
     * <p>Blanks and line breaks around the question are left out: the form must be the same each time.
     *
     * @param template with {@link #PLACE} in it once
     * @param question may hold any character, also {@code $} and {@code \}
     */
    public static String prompt(String template, String question) {
        throw new UnsupportedOperationException("Task 5.1: the question in the place of {question}");
    }

    /** {@return a whole example to learn from: prompt, answer without blanks around it, end token} */
    public static String example(String template, String question, String answer) {
        throw new UnsupportedOperationException("Task 5.1: prompt, answer and end token");
    }

    /**
     * {@return the answer: what was written up to the end token or the first of the markers, whichever comes first,
     * without blanks and line breaks around it}
     *
     * @param written what the model wrote after the prompt
     * @param markers texts that say that the answer is over; may be none, and need not come
     */
    public static String answer(String written, String... markers) {
        throw new UnsupportedOperationException("Task 5.1: cut where the answer is over");
    }
}
