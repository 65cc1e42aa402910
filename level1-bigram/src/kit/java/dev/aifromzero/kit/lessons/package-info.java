/**
 * What the lessons show of programs: blocks of output and pictures, each with a line above it that names its command.
 *
 * <p>A lesson that quotes a program grows old: the program changes, and the page still shows what it once wrote. So each
 * quotation says in a comment which command made it and which lines were taken, and {@code mvn -q -Ppictures} makes all of
 * them again. Lessons: docs/level1.md to docs/level5.md.
 */
package dev.aifromzero.kit.lessons;
