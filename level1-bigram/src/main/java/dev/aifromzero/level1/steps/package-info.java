/**
 * The lesson of level 1, step by step: count pairs of letters, write new text from the counts, look further back, and
 * cut text into tokens. Each class is one step that a student runs and reads. The lesson is docs/level1.md.
 */
package dev.aifromzero.level1.steps;
