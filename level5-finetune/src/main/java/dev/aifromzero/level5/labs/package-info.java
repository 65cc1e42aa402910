/** Experiments beside the lesson's road, each a command of its own (docs/level5.md). */
package dev.aifromzero.level5.labs;
