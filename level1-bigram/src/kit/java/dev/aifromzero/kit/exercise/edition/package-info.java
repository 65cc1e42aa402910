/**
 * The student's edition: the tree without the solutions, packed into one zip, and the proof that none is left in it
 * ({@code docs/teaching.md}).
 */
package dev.aifromzero.kit.exercise.edition;
