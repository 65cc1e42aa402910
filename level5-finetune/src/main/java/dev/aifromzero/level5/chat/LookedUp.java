package dev.aifromzero.level5.chat;

/**
 * An answer out of the textbook.
 *
 * @param answer one to three sentences
 * @param source page and section, for people
 */
public record LookedUp(String answer, String source) {}
