/**
 * The two parts that every other part uses: a linear map (multiply by a matrix, add a bias) and a norm (bring a vector to a
 * common size). The lesson is docs/level3.md.
 */
package dev.aifromzero.level3.layer;
