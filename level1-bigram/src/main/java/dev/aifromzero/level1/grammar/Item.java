package dev.aifromzero.level1.grammar;

import java.util.Arrays;

/**
 * A rule half read: its first parts have been found in the sentence, from a place on, and the rest is still to come.
 *
 * @param rule the rule
 * @param done how many of its parts have been found
 * @param origin where the first of them begins: the number of words before it
 * @param bindings what the rule's variables have turned out to be
 */
record Item(Rule rule, int done, int origin, int[] bindings) {
    boolean complete() {
        return done == rule.parts().size();
    }

    Part next() {
        return rule.parts().get(done);
    }

    Item advanced(int[] newBindings) {
        return new Item(rule, done + 1, origin, newBindings);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Item item
                && item.rule.id() == rule.id()
                && item.done == done
                && item.origin == origin
                && Arrays.equals(item.bindings, bindings);
    }

    @Override
    public int hashCode() {
        return ((rule.id() * 31 + done) * 31 + origin) * 31 + Arrays.hashCode(bindings);
    }
}
