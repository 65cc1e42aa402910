/**
 * The labs: models beside the main road, each run by a command of its own. They train, show what they learned, keep it in
 * a file, and then answer what a student types.
 *
 * <p>Lesson: docs/level2.md, part "Labs".
 */
package dev.aifromzero.level2.labs;
