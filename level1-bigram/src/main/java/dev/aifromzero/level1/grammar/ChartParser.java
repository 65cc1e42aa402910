package dev.aifromzero.level1.grammar;

import java.util.List;
import java.util.stream.Stream;

/**
 * Finds out whether the rules can write a given row of words.
 *
 * <p>It reads from left to right and keeps, for every place, all rules that may be under way there (J. Earley, <em>An
 * Efficient Context-Free Parsing Algorithm</em>, 1970). Three moves make new items from old ones until nothing is new:
 *
 * <ul>
 *   <li><em>predict</em>: an item wants a {@code <name>}, so every rule for a name may begin here;
 *   <li><em>scan</em>: an item wants the word that stands here, so it goes on behind it;
 *   <li><em>complete</em>: a name has been found, so every item that waited for one at its beginning goes on, if the
 *       features agree.
 * </ul>
 *
 * No rule is empty and an item is kept only once, so the work is bounded by a power of the length, however ambiguous
 * the grammar is.
 */
public final class ChartParser {
    private final Grammar grammar;

    /**
     * A parser, which may be asked again and again.
     *
     * @param grammar its rules for {@code <sentence>} and {@code <story>} are used
     */
    public ChartParser(Grammar grammar) {
        this.grammar = grammar;
    }

    /** {@return whether the words are a sentence, and where they stop being one} */
    Parse sentence(List<Word> words) {
        return parse(Grammar.SENTENCE, words);
    }

    /** {@return whether the words, sentence after sentence, are one story} */
    Parse story(List<List<Word>> sentences) {
        return parse(Grammar.STORY, sentences.stream().flatMap(List::stream).toList());
    }

    private Parse parse(String symbol, List<Word> words) {
        Rule goal = new Rule(
                grammar.ruleCount(),
                -1,
                new int[grammar.featureCount()],
                List.of(Part.ofGap(grammar.symbol(symbol), new int[grammar.featureCount()])),
                0,
                0);
        Column[] chart = Stream.generate(Column::new).limit(words.size() + 1).toArray(Column[]::new);
        chart[0].add(new Item(goal, 0, 0, new int[1]));
        for (int at = 0; at < chart.length; at++) {
            List<Item> items = chart[at].items();
            for (int i = 0; i < items.size(); i++) { // the list grows meanwhile
                Item item = items.get(i);
                if (item.complete()) {
                    complete(chart, at, item);
                } else if (item.next().isWord()) {
                    scan(chart, at, item, words);
                } else {
                    predict(chart, at, item, words);
                }
            }
        }
        boolean found = chart[words.size()].items().stream()
                .anyMatch(item -> item.rule().id() == goal.id() && item.complete());
        return found ? Parse.good() : new Breakage(grammar, chart, words).explain();
    }

    private void predict(Column[] chart, int at, Item item, List<Word> words) {
        Part gap = item.next();
        chart[at].await(gap.symbol(), item);
        if (at == words.size()) {
            return; // nothing is left that could fill it
        }
        int[] meant = grammar.meant(words.get(at));
        int[] wanted = Features.resolve(gap.features(), item.bindings());
        for (Rule rule : grammar.rulesOf(gap.symbol())) {
            boolean promising = grammar.canBegin(rule.parts().get(0), meant) && Features.fit(rule.features(), wanted);
            if (promising && chart[at].predict(rule)) {
                chart[at].add(new Item(rule, 0, at, new int[rule.variables() + 1]));
            }
        }
    }

    private void scan(Column[] chart, int at, Item item, List<Word> words) {
        if (at < words.size() && grammar.canBegin(item.next(), grammar.meant(words.get(at)))) {
            chart[at + 1].add(item.advanced(item.bindings()));
        }
    }

    private void complete(Column[] chart, int at, Item found) {
        int[] values = Features.resolve(found.rule().features(), found.bindings());
        for (Item waiting : chart[found.origin()].waitingFor(found.rule().symbol())) {
            int[] bindings = waiting.bindings().clone();
            if (Features.agree(waiting.next().features(), values, bindings)) {
                chart[at].add(waiting.advanced(bindings));
            }
        }
    }
}
