package dev.aifromzero.level5.school;

import java.util.List;

/** Facts and lines of facts for tests. */
public final class SomeFacts {
    /** One complete line, as it stands in a file. */
    public static final String LINE = line("own-001", "What is rain?", "Tell me about rain");

    private SomeFacts() {}

    /** A complete line with this id, this first question and this first held-out phrasing. */
    public static String line(String id, String question, String heldOut) {
        return """
                {"id": "%s", "subject": "science", "grade": 7, "language": "en", "topic": "Weather: Rain", \
                "passage": "Rain is water that falls from clouds. It fills rivers and wells.", \
                "answer": "Rain is water that falls from clouds (%s).", "keys": ["water", "%s"], \
                "questions": ["%s", "rain meaning", "define rain now", "rain kya hai", "explain rain", "why rain"], \
                "heldout": ["%s", "rain in one line please"]}""".formatted(id, id, id, question, heldOut);
    }

    /** A complete line, newline included, that fits into a small context: six short phrasings and one held-out one. */
    public static String shortLine(String id, String word, String answer, String key) {
        return """
                {"id": "%1$s", "subject": "science", "grade": 7, "language": "en", "topic": "Weather: Rain", \
                "passage": "%3$s", "answer": "%3$s", "keys": ["%4$s"], \
                "questions": ["%2$s?", "What is %2$s?", "Why %2$s?", "%2$s, how?", "the %2$s?", "Is %2$s?"], \
                "heldout": ["%2$s now?"]}
                """.formatted(id, word, answer, key);
    }

    /** A fact with the held-out phrasings given. */
    public static Fact fact(String id, String subject, List<String> questions, List<String> heldOut) {
        return new Fact(
                id,
                subject,
                7,
                "en",
                "Weather: Rain",
                "Rain is water.",
                "Rain is water from clouds.",
                List.of("water", "clouds?"),
                questions,
                heldOut);
    }
}
