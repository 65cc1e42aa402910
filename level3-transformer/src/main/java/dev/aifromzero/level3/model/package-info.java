/**
 * The whole transformer: token ids in, a score for every possible next token out; the numbers it starts with, how many
 * there are, how surprised it is by a text, and the plainest way to make it less surprised. The lesson is docs/level3.md,
 * step 4.
 */
package dev.aifromzero.level3.model;
