/**
 * How tokens look at each other: each asks a question (query), compares it with what the others offer (key), and takes
 * home a mixture of what they hold (value). A mask keeps everybody from looking ahead. The lesson is docs/level3.md, step
 * 2.
 */
package dev.aifromzero.level3.attention;
