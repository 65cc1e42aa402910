/**
 * How the next token is chosen: a model gives every token a score (a logit); these classes turn scores into
 * probabilities, throw out what should not come, and draw one token by chance, with a seed so that every run can be
 * repeated. All models of the road choose their tokens here. The lesson is docs/level1.md.
 */
package dev.aifromzero.level1.sampling;
