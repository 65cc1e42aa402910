/** The tools of level 1: count, compare, clean, tokenize, make stories. docs/level1.md shows each with its output. */
package dev.aifromzero.level1.commands;
