/** Experiments beside the lesson's road, each a command of its own (docs/level3.md). */
package dev.aifromzero.level3.labs;
