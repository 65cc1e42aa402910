package dev.aifromzero.level1.grammar;

import dev.aifromzero.kit.error.UserError;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What must hold of a grammar as a whole before anything is written or read with it. */
final class GrammarChecks {
    private final String source;
    private final List<String> symbols;
    private final List<String> features;
    private final List<String> values;
    private final List<Rule> rules;

    GrammarChecks(String source, List<String> symbols, List<String> features, List<String> values, List<Rule> rules) {
        this.source = source;
        this.symbols = symbols;
        this.features = features;
        this.values = values;
        this.rules = rules;
    }

    void run() {
        for (String needed : List.of(Grammar.STORY, Grammar.SENTENCE)) {
            if (!symbols.contains(needed)) {
                throw new UserError(
                        source + " has no rule for <" + needed + ">",
                        "Add one: <story> is a whole story, <sentence> lists the kinds of sentences");
            }
        }
        rules.forEach(this::checkSentenceKinds);
        rules.forEach(rule -> rule.parts().forEach(part -> checkDemands(rule, part)));
        checkThatEverythingEnds();
    }

    private void checkSentenceKinds(Rule rule) {
        boolean lists = symbols.get(rule.symbol()).equals(Grammar.SENTENCE);
        if (lists && (rule.parts().size() != 1 || rule.parts().get(0).isWord())) {
            throw problem(
                    rule,
                    "gives <sentence> words of its own",
                    "List only kinds of sentences there, as in <sentence> = <opening> | <wish>");
        }
    }

    /** A gap may only ask for what at least one of its rules can be. */
    private void checkDemands(Rule rule, Part part) {
        if (part.isWord()) {
            return;
        }
        List<Rule> candidates =
                rules.stream().filter(other -> other.symbol() == part.symbol()).toList();
        int[] fixed = Features.resolve(part.features(), new int[rule.variables() + 1]);
        for (int f = 0; f < fixed.length; f++) {
            int feature = f;
            if (part.features()[f] != 0 && candidates.stream().allMatch(other -> other.features()[feature] == 0)) {
                throw problem(
                        rule,
                        "asks <" + symbols.get(part.symbol()) + "> for the feature " + features.get(f)
                                + ", which none of its rules has",
                        "Leave it out there, or give it to a rule");
            }
        }
        if (candidates.stream().noneMatch(other -> Features.fit(other.features(), fixed))) {
            String wanted = IntStream.range(0, fixed.length)
                    .filter(f -> fixed[f] > 0)
                    .mapToObj(f -> features.get(f) + "=" + values.get(fixed[f] - 1))
                    .collect(Collectors.joining(" "));
            throw problem(
                    rule,
                    "asks <" + symbols.get(part.symbol()) + "> for " + wanted + ", but no rule of it is so",
                    "Check the value, or add a rule for it");
        }
    }

    /** A symbol ends if one of its rules has only words and symbols that end: those are found round by round. */
    private void checkThatEverythingEnds() {
        BitSet ending = new BitSet();
        for (boolean grown = true; grown; ) {
            grown = false;
            for (Rule rule : rules) {
                boolean ends = rule.parts().stream().allMatch(part -> part.isWord() || ending.get(part.symbol()));
                if (ends && !ending.get(rule.symbol())) {
                    ending.set(rule.symbol());
                    grown = true;
                }
            }
        }
        for (Rule rule : rules) {
            if (!ending.get(rule.symbol())) {
                Rule loop = onTheLoop(rule, ending);
                throw problem(
                        loop,
                        "never ends: every way to fill <" + symbols.get(loop.symbol()) + "> leads back to it",
                        "Give it an alternative of words alone");
            }
        }
    }

    /** From a symbol that never ends, the way leads into a loop within as many steps as there are symbols. */
    private Rule onTheLoop(Rule start, BitSet ending) {
        Rule rule = start;
        for (int step = 0; step < symbols.size(); step++) {
            Part endless = rule.parts().stream()
                    .filter(part -> !part.isWord() && !ending.get(part.symbol()))
                    .findFirst()
                    .orElseThrow();
            rule = rules.stream()
                    .filter(other -> other.symbol() == endless.symbol())
                    .findFirst()
                    .orElseThrow();
        }
        return rule;
    }

    private UserError problem(Rule rule, String what, String remedy) {
        return new UserError("Line " + rule.line() + " of " + source + " " + what, remedy);
    }
}
