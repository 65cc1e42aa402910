/**
 * One page of text that no model has seen, and every model's surprise at it, in the same unit: how a student sees what
 * each level's idea was worth ({@code docs/README.md}, "The scoreboard").
 */
package dev.aifromzero.kit.scoreboard;
