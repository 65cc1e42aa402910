/**
 * How a level starts: its own Java virtual machine, its options, its steps, and the sentence that a person reads when
 * something goes wrong. Every level's main class is a {@link dev.aifromzero.level1.cli.LevelCommand}; every step extends
 * {@link dev.aifromzero.level1.cli.Step}. Students need not read this package to follow the lessons ({@code
 * docs/README.md}).
 */
package dev.aifromzero.level1.cli;
