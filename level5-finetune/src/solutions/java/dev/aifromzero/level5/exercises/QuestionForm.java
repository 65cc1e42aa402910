package dev.aifromzero.level5.exercises;

/** Solution of task 5.1. */
public final class QuestionForm {
    /** Where the question goes in a template. */
    public static final String PLACE = "{question}";

    /** The text of the token that says "this text is over". */
    public static final String END = "<|endoftext|>";

    private QuestionForm() {}

    /** {@return the template with the question in its place} */
    public static String prompt(String template, String question) {
        return template.replace(PLACE, question.strip()); // not replaceAll, for which $ has a meaning
    }

    /** {@return a whole example to learn from} */
    public static String example(String template, String question, String answer) {
        return prompt(template, question) + answer.strip() + END;
    }

    /** {@return the answer: what was written up to the end token or the first marker} */
    public static String answer(String written, String... markers) {
        String answer = before(written, END);
        for (String marker : markers) {
            answer = before(answer, marker);
        }
        return answer.strip();
    }

    private static String before(String text, String marker) {
        int at = text.indexOf(marker);
        return at < 0 ? text : text.substring(0, at);
    }
}
