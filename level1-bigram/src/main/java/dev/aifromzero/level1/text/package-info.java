/**
 * Text into numbers and back: reading files, splitting them fairly, and three kinds of tokenizer (characters, words, and
 * byte pairs as in GPT-2). Every model of the road sees text only as token ids. The lesson is docs/level1.md, step 4.
 */
package dev.aifromzero.level1.text;
