/**
 * How a level starts: its own Java virtual machine, its options, its steps, and the sentence that a person reads when
 * something goes wrong. Every level's main class is a {@link dev.aifromzero.kit.cli.LevelCommand}; every step extends
 * {@link dev.aifromzero.kit.cli.Step}. Students need not read this package to follow the lessons ({@code
 * docs/README.md}).
 */
package dev.aifromzero.kit.cli;
