package dev.aifromzero.level5.tutor;

/**
 * Which parts of the tutor may take part in an answer, beside the model itself.
 *
 * @param retrieval searching the textbook
 * @param guard refusing what the tutor does not help with
 * @param tools such as the calculator
 */
public record TutorParts(boolean retrieval, boolean guard, boolean tools) {}
