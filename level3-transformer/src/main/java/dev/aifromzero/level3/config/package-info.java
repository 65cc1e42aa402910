/**
 * The choices that make one transformer different from another: how wide, how deep, how many heads, which kind of norm,
 * bend and positions. The lesson is docs/level3.md.
 */
package dev.aifromzero.level3.config;
