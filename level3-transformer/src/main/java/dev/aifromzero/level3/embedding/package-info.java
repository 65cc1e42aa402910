/**
 * From names to numbers: a vector for each token, and three ways to tell a token where it stands, by adding waves, by
 * adding learned vectors, or by turning queries and keys. The lesson is docs/level3.md, step 1.
 */
package dev.aifromzero.level3.embedding;
