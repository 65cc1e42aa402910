package dev.aifromzero.level5.data;

/**
 * One example to learn from.
 *
 * @param question what is asked, without blanks around it, not empty
 * @param answer what a good teacher would say, without blanks around it, not empty
 * @param subject the school subject, or {@link #NO_SUBJECT}
 * @param grade the school class that it is for, or 0 where none is named
 * @param language its language as two letters, e.g. {@code en} or {@code hi}
 */
public record QuestionAnswer(String question, String answer, String subject, int grade, String language) {
    /** The subject of pairs that name none. */
    public static final String NO_SUBJECT = "general";
    /** The language of pairs that name none. */
    public static final String ENGLISH = "en";

    /**
     * An English pair for no class in particular.
     *
     * @param question what is asked, without blanks around it, not empty
     * @param answer what a good teacher would say, without blanks around it, not empty
     * @param subject the school subject, or {@link #NO_SUBJECT}
     */
    public QuestionAnswer(String question, String answer, String subject) {
        this(question, answer, subject, 0, ENGLISH);
    }
}
