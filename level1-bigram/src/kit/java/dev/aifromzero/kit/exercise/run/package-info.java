/**
 * Judging one answer: the student's file and the task's test are compiled and run in a Java virtual machine of their own,
 * with a limit on time, memory and output, and without a network. Code that nobody has read yet must not be able to harm
 * anything but its own result ({@code docs/teaching.md} says what holds and what does not).
 */
package dev.aifromzero.kit.exercise.run;
