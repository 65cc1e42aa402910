/**
 * What lies in the folder {@code data}: how much text, how many words and letters, and under which licence. Whoever
 * trains a model should know its text in numbers first. The table is in data/README.md, the lesson is docs/level1.md,
 * "A grammar that writes and reads".
 */
package dev.aifromzero.level1.data;
