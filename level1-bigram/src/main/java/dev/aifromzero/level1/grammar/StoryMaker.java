package dev.aifromzero.level1.grammar;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Writes stories by a grammar: begin with {@code <story>}, fill each gap with one of the rules that fit, all equally
 * likely, until only words are left.
 *
 * <p>Each choice among n rules carries ln n nats. Their sum is the surprise of the story for somebody who knows the
 * grammar by heart: the mean over many stories is the least cross-entropy that any model can reach on them (C. E.
 * Shannon, <em>A Mathematical Theory of Communication</em>, 1948), as long as no two ways lead to the same text.
 */
public final class StoryMaker {
    private static final int DEEPEST = 100;
    private static final int LONGEST = 100_000;
    private static final int MOST_ATTEMPTS = 1_000;

    private final Grammar grammar;
    private final SplittableRandom random;
    private final StringBuilder text = new StringBuilder();
    private Spelling spelling;
    private double nats;
    private String trouble;

    /**
     * What can be written depends on the random generator and on nothing else.
     *
     * @param grammar must have rules for {@code <story>}
     * @param random the same state gives the same stories
     */
    public StoryMaker(Grammar grammar, SplittableRandom random) {
        this.grammar = grammar;
        this.random = random;
    }

    /**
     * A story and what it takes to guess it.
     *
     * @param text one paragraph, without a line end
     * @param nats the surprise of all choices in it
     */
    public record Story(String text, double nats) {}

    /**
     * {@return a new story}
     *
     * @throws IllegalStateException if the rules lead nowhere, again and again
     */
    public Story next() {
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            text.setLength(0);
            spelling = new Spelling();
            nats = 0;
            if (expand(grammar.symbol(Grammar.STORY), new int[grammar.featureCount()], 0) != null) {
                return new Story(text.toString(), nats);
            }
        }
        throw new IllegalStateException("The grammar found no story in " + MOST_ATTEMPTS + " attempts: " + trouble);
    }

    /** {@return what a gap turned out to be when it was filled, one value a feature, or null where no rule fits} */
    private int[] expand(int symbol, int[] wanted, int depth) {
        Rule rule = choose(symbol, wanted);
        if (rule == null || depth > DEEPEST || text.length() > LONGEST) {
            trouble = (rule == null ? "nothing fits for <" : "no end was in sight at <") + grammar.symbolName(symbol)
                    + ">";
            return null;
        }
        if (grammar.isSentence(symbol)) {
            text.append(text.isEmpty() ? "" : " ");
            spelling = new Spelling();
        }
        int[] bindings = new int[rule.variables() + 1];
        if (!Features.agree(rule.features(), wanted, bindings)) {
            return null;
        }
        for (Part part : rule.parts()) {
            if (part.isWord()) {
                write(grammar.word(part.word()));
                continue;
            }
            int[] got = expand(part.symbol(), Features.resolve(part.features(), bindings), depth + 1);
            if (got == null || !Features.agree(part.features(), got, bindings)) {
                return null;
            }
        }
        return Features.resolve(rule.features(), bindings);
    }

    private Rule choose(int symbol, int[] wanted) {
        List<Rule> rules = grammar.rulesOf(symbol);
        int fitting = 0;
        for (Rule rule : rules) {
            fitting += Features.fit(rule.features(), wanted) ? 1 : 0;
        }
        if (fitting == 0) {
            return null;
        }
        nats += Math.log(fitting);
        int left = random.nextInt(fitting);
        for (Rule rule : rules) {
            if (Features.fit(rule.features(), wanted) && left-- == 0) {
                return rule;
            }
        }
        throw new AssertionError("the fitting rules have changed");
    }

    private void write(String word) {
        text.append(spelling.spaceBefore(word) ? " " : "");
        text.append(spelling.capital() ? Spelling.capitalised(word) : word);
        spelling.pass(word);
    }
}
