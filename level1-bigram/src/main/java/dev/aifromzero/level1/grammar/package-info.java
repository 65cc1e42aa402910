/**
 * A grammar that a computer can follow in both directions: from rules to stories (a generator) and from a sentence back
 * to the rules (a parser). The rules stand in a text file, one a line, and <em>features</em> on them keep things
 * together that belong together: one child and her name through a whole story, she and her, was and were. What the
 * generator writes serves as text for training; the parser then says how many sentences of a trained model are
 * well-formed. The lesson is docs/level1.md, "A grammar that writes and reads".
 */
package dev.aifromzero.level1.grammar;
