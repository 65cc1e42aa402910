package dev.aifromzero.level5.school;

import dev.aifromzero.level5.data.QuestionAnswer;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * One thing that a pupil should know, and many ways to ask for it.
 *
 * @param id a name of its own, such as {@code science-001}
 * @param subject the school subject, such as {@code science}
 * @param grade the school class, 6 to 8
 * @param language two letters, {@code en} or {@code hi}
 * @param topic chapter and section, such as {@code "Light: Shadows"}
 * @param passage two to five sentences of a textbook
 * @param answer one to three sentences
 * @param keys regular expressions; an answer is right if each of them is found in it
 * @param questions phrasings to learn from
 * @param heldout phrasings that are never trained on
 */
public record Fact(
        String id,
        String subject,
        int grade,
        String language,
        String topic,
        String passage,
        String answer,
        List<String> keys,
        List<String> questions,
        List<String> heldout) {
    private static final String SEPARATOR = ": ";

    /**
     * Copies the lists and tries the keys.
     *
     * @param id not empty
     * @param subject not empty
     * @param grade any
     * @param language two letters
     * @param topic chapter and section, parted by a colon, or a chapter alone
     * @param passage may be empty
     * @param answer not empty
     * @param keys each a regular expression
     * @param questions at least one
     * @param heldout may be empty
     * @throws java.util.regex.PatternSyntaxException if a key is not a regular expression
     */
    public Fact {
        keys = List.copyOf(keys);
        questions = List.copyOf(questions);
        heldout = List.copyOf(heldout);
        keys.forEach(Fact::pattern);
    }

    private static Pattern pattern(String key) {
        return Pattern.compile(key, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /**
     * {@return whether an answer says what this fact says: every key is found in it}
     *
     * @param given any text
     */
    public boolean isRight(String given) {
        return isRight().test(given);
    }

    /** {@return the same as a test that can be used many times: the keys are compiled once} */
    Predicate<String> isRight() {
        List<Pattern> patterns = keys.stream().map(Fact::pattern).toList();
        return given ->
                patterns.stream().allMatch(pattern -> pattern.matcher(given).find());
    }

    /** {@return the chapter: the topic up to its colon} */
    public String chapter() {
        return topic.split(SEPARATOR, 2)[0];
    }

    /** {@return the section: the topic after its colon, or all of it where there is no colon} */
    public String section() {
        String[] parts = topic.split(SEPARATOR, 2);
        return parts[parts.length - 1];
    }

    /** {@return the subject as in the names of files: {@code study-skills}, with the language where it is not English: {@code science.hi}} */
    public String subjectName() {
        String name = subject.replace(' ', '-');
        return language.equals(QuestionAnswer.ENGLISH) ? name : name + "." + language;
    }

    /** {@return the phrasings to learn from, each with the answer} */
    public List<QuestionAnswer> toLearn() {
        return pairs(questions);
    }

    /** {@return the held-out phrasings, each with the answer} */
    public List<QuestionAnswer> toTest() {
        return pairs(heldout);
    }

    private List<QuestionAnswer> pairs(List<String> phrasings) {
        return phrasings.stream()
                .map(question -> new QuestionAnswer(question, answer, subject, grade, language))
                .toList();
    }
}
