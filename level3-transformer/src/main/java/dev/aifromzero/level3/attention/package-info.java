/**
 * How tokens look at each other: each asks a question (query), compares it with what the others offer (key), and takes
 * home a mixture of what they hold (value). That is one equation, {@link
 * dev.aifromzero.level3.attention.Attention#attend}; a mask keeps tokens from looking ahead, and a cache remembers keys and
 * values. The lesson is docs/level3.md, step 2.
 */
package dev.aifromzero.level3.attention;
