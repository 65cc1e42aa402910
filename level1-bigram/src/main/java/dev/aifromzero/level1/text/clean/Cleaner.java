package dev.aifromzero.level1.text.clean;

import java.util.ArrayList;
import java.util.List;

/** Removes one kind of dirt from a text: a pure function that also counts what it has done. */
public interface Cleaner {
    /** {@return a word or two for the report, e.g. "control characters"} */
    String name();

    /**
     * {@return the text without this kind of dirt, and what was removed}
     *
     * @param text as the cleaner before has left it
     */
    Result clean(String text);

    /**
     * Something that was removed or replaced.
     *
     * @param what its name in the plural, e.g. "tags"
     * @param count how many, at least 1
     */
    record Removal(String what, long count) {}

    /**
     * A cleaned text.
     *
     * @param text the text after cleaning
     * @param removals what was removed; empty if the text was clean
     */
    record Result(String text, List<Removal> removals) {
        /**
         * Keeps a copy of the list that nobody can change.
         *
         * @param text the text after cleaning
         * @param removals what was removed, in the order of the report
         */
        public Result {
            removals = List.copyOf(removals);
        }

        /** {@return the same with one more line in its report; a count of 0 is left out} */
        Result and(String what, long count) {
            if (count == 0) {
                return this;
            }
            List<Removal> more = new ArrayList<>(removals);
            more.add(new Removal(what, count));
            return new Result(text, more);
        }

        static Result of(String text) {
            return new Result(text, List.of());
        }
    }
}
