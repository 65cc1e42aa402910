/**
 * Level 3: a transformer, built from parts small enough to read: vectors for tokens and places, attention, the block, and
 * the whole model. The same classes with other settings are level 4's Mini-GPT and level 5's GPT-2. The lesson is
 * docs/level3.md.
 */
package dev.aifromzero.level3;
