package dev.aifromzero.level5.school;

import dev.aifromzero.level5.data.PromptTemplate;
import dev.aifromzero.level5.data.QuestionAnswer;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What our small base reads of the school facts before anyone fine-tunes it: the passages of the textbook, and an
 * exercise book with questions and answers.
 *
 * <p>Science is in the textbook only. So fine-tuning on science has something to teach, and the base can show what
 * reading alone is worth.
 */
public final class BaseText {
    /** The subject without exercises. */
    public static final String ONLY_READ = "science";
    /** One text is one paragraph: a blank line ends it. */
    private static final String END = "\n\n";
    /** Every third phrasing: the others are new when a tutor is trained. */
    private static final int EVERY = 3;

    private BaseText() {}

    /**
     * {@return the passages, each a paragraph}
     *
     * @param facts in the order of the textbook
     */
    public static String passages(List<Fact> facts) {
        return facts.stream().map(Fact::passage).collect(Collectors.joining(END, "", "\n"));
    }

    /**
     * {@return every third phrasing to learn from with its answer, in the form that a tutor is asked in; nothing of the
     * subject {@link #ONLY_READ}}
     *
     * @param facts in any order
     * @param template the form; it must have no blank line
     */
    public static String exercises(List<Fact> facts, PromptTemplate template) {
        if (template.text().contains(END)) {
            throw new IllegalArgumentException("a template with a blank line would cut the question from its answer");
        }
        return facts.stream()
                .filter(fact -> !fact.subject().equals(ONLY_READ))
                .flatMap(fact -> everyThird(fact.toLearn()).stream())
                .map(template::format)
                .collect(Collectors.joining(END, "", "\n"));
    }

    private static List<QuestionAnswer> everyThird(List<QuestionAnswer> pairs) {
        return IntStream.range(0, pairs.size())
                .filter(i -> i % EVERY == 0)
                .mapToObj(pairs::get)
                .toList();
    }
}
