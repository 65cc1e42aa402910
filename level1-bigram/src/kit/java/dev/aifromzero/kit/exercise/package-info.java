/**
 * Exercises: what a task is, and how the program finds all of them. A task is three files of the same name in a level: a
 * stub for the student ({@code src/exercises/java}), our solution ({@code src/solutions/java}) and its test ({@code
 * src/exercises-tests/java}). The packages beside it compile and test an answer, lead a student from task to task, and
 * help a teacher to grade. No lesson needs any of it ({@code docs/teaching.md}).
 */
package dev.aifromzero.kit.exercise;
