package dev.aifromzero.level1.grammar;

import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Explains from the parser's chart where a row of words left the grammar, and what could have come there. */
final class Breakage {
    private final Grammar grammar;
    private final Column[] chart;
    private final List<Word> words;

    Breakage(Grammar grammar, Column[] chart, List<Word> words) {
        this.grammar = grammar;
        this.chart = chart;
        this.words = words;
    }

    Parse explain() {
        int at = words.size();
        while (at > 0 && !chart[at].wantsMore()) {
            at--;
        }
        int[] meant = at < words.size() ? grammar.meant(words.get(at)) : new int[0];
        Set<String> expected = new TreeSet<>();
        boolean kindFits = false;
        for (Item item : chart[at].items()) {
            boolean begun = item.done() > 0 || (at == 0 && item.rule().symbol() < 0);
            if (begun && !item.complete()) {
                kindFits |= grammar.canBegin(item.next(), meant);
                collect(item.next(), item.bindings(), new BitSet(), expected);
            }
        }
        for (int id : meant) {
            expected.remove(grammar.word(id));
        }
        return new Parse(false, at, List.copyOf(expected), kindFits);
    }

    /** Adds the words with which a part can begin, under what is already known of its features. */
    private void collect(Part part, int[] bindings, BitSet visited, Set<String> expected) {
        if (part.isWord()) {
            expected.add(grammar.word(part.word()));
            return;
        }
        int[] wanted = Features.resolve(part.features(), bindings);
        for (Rule rule : grammar.rulesOf(part.symbol())) {
            int[] inside = new int[rule.variables() + 1];
            if (!visited.get(rule.id()) && Features.agree(rule.features(), wanted, inside)) {
                visited.set(rule.id());
                collect(rule.parts().get(0), inside, visited, expected);
            }
        }
    }
}
