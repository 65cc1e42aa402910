/**
 * Tools of the tests that try thousands of damaged files and odd texts; all levels' tests are compiled with them.
 *
 * <p>{@code -Dfuzz.factor=50} tries fifty times as many cases, {@code -Dfuzz.seed=7} tries others, and {@code
 * -Dfuzz.case=N} repeats the one case that a failure has named.
 */
package dev.aifromzero.fuzz;
