package dev.aifromzero.level1.grammar;

import java.util.List;

/**
 * What the parser found.
 *
 * @param wellFormed whether the grammar has a way to write these words
 * @param brokeAt the number of words that some rule could still follow, where it is not well-formed
 * @param expected words that could have come there, in alphabetical order
 * @param disagrees whether a word of this kind may stand there and only its form is wrong, as in "they was"
 */
public record Parse(boolean wellFormed, int brokeAt, List<String> expected, boolean disagrees) {
    static Parse good() {
        return new Parse(true, -1, List.of(), false);
    }
}
