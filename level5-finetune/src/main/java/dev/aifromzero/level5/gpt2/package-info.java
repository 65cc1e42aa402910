/**
 * A GPT-2 that somebody else trained, opened in level 3's transformer.
 *
 * <p>A pretrained model is a folder: a configuration (how many blocks, how wide), a vocabulary, and one large file with
 * named tables of numbers. Opening it (level 4 knows the format from its export) means checking that every table is
 * there in the right shape, and turning over those that GPT-2's authors stored the other way round. Nothing here is special to one size: DistilGPT-2, GPT-2 and our
 * own tiny one take the same way. The lesson is in docs/level5.md.
 */
package dev.aifromzero.level5.gpt2;
