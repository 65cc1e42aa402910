/**
 * Text from the world made fit to learn from. Web pages have tags, old files have odd control characters, books have
 * licences around them; a model that counts would learn all of that too. Each class here removes one kind of dirt and
 * counts what it removed, and {@link dev.aifromzero.level1.text.clean.CleaningPipeline} runs them one after the other.
 * The lesson is docs/level1.md, "Clean text".
 */
package dev.aifromzero.level1.text.clean;
