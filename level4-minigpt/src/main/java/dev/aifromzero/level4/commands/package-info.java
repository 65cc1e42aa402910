/**
 * What can be typed at the command line beside the lesson's steps: writing with a model, scoring, exporting, measuring the
 * machine; and the options that they share.
 *
 * <p>Lesson: docs/level4.md, "Commands".
 */
package dev.aifromzero.level4.commands;
