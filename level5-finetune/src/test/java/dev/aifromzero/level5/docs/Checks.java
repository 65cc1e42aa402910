package dev.aifromzero.level5.docs;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Who computes which worked example again. */
final class Checks {
    /** Takes the numbers of an example one after the other. */
    @FunctionalInterface
    interface Check {
        void of(Worked example) throws Exception;
    }

    private final Map<String, Check> byName = new LinkedHashMap<>();

    void add(String name, Check check) {
        if (byName.putIfAbsent(name, check) != null) {
            throw new IllegalArgumentException("There are two checks with the name " + name);
        }
    }

    Set<String> names() {
        return byName.keySet();
    }

    /** Computes an example again and compares every number of it. */
    void run(Worked example) throws Exception {
        Check check = byName.get(example.name());
        if (check == null) {
            throw new AssertionError("The example " + example.name() + " has no check");
        }
        check.of(example);
        example.end();
    }
}
