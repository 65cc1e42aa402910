package dev.aifromzero.level1.grammar;

import java.util.List;

/**
 * One way to fill a gap: {@code <symbol features> = parts}.
 *
 * @param id the number of the rule in its grammar
 * @param symbol the number of the symbol on the left
 * @param features what the left side says of itself, one {@linkplain Features code} a feature
 * @param parts the right side, never empty
 * @param variables how many variables the rule has; they are numbered from 1
 * @param line where it stands in the file, from 1
 */
record Rule(int id, int symbol, int[] features, List<Part> parts, int variables, int line) {}
