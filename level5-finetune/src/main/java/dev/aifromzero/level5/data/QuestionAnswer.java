package dev.aifromzero.level5.data;

/**
 * One example to learn from.
 *
 * @param question what is asked, without blanks around it, not empty
 * @param answer what a good teacher would say, without blanks around it, not empty
 * @param subject the school subject, or {@link #NO_SUBJECT}
 */
public record QuestionAnswer(String question, String answer, String subject) {
    /** The subject of pairs that name none. */
    public static final String NO_SUBJECT = "general";
}
