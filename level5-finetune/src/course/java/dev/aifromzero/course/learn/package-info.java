/**
 * The student's loop: show the next open task, wait until its file is saved, run its tests, explain what came, and
 * remember what is done ({@code mvn -q -Plearn}, {@code docs/exercises.md}).
 */
package dev.aifromzero.course.learn;
