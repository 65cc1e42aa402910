package dev.aifromzero.level1.grammar;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All half-read rules after so many words of the sentence: one column of the parser's chart. */
final class Column {
    private final List<Item> items = new ArrayList<>();
    private final Set<Item> known = new HashSet<>();
    private final Map<Integer, List<Item>> waiting = new HashMap<>();
    private final BitSet predicted = new BitSet();

    /** Adds an item, once. */
    void add(Item item) {
        if (known.add(item)) {
            items.add(item);
        }
    }

    /** {@return the items so far; the list grows while it is worked through} */
    List<Item> items() {
        return items;
    }

    /** Notes that an item waits for a symbol to be found from here on. */
    void await(int symbol, Item item) {
        waiting.computeIfAbsent(symbol, key -> new ArrayList<>()).add(item);
    }

    List<Item> waitingFor(int symbol) {
        return waiting.getOrDefault(symbol, List.of());
    }

    /** {@return true the first time that a rule is expected here} */
    boolean predict(Rule rule) {
        boolean isNew = !predicted.get(rule.id());
        predicted.set(rule.id());
        return isNew;
    }

    /** {@return whether a rule has got this far and wants more} */
    boolean wantsMore() {
        return items.stream().anyMatch(item -> !item.complete());
    }
}
