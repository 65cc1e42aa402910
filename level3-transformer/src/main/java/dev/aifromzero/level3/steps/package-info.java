/**
 * The four units of level 3, each a program that a student runs and reads: a vector for each token and place, attention
 * in six stages, the block, and a whole transformer with its first steps of learning. And a lab: the same attention in
 * DJL's own frame. The lesson is docs/level3.md.
 */
package dev.aifromzero.level3.steps;
