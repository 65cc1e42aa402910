package dev.aifromzero.level4.checkpoint;

import dev.aifromzero.level1.text.Tokenizer;
import dev.aifromzero.level3.model.Transformer;

/**
 * A trained model with the tokenizer that it was trained with.
 *
 * @param model the model; its arrays live as long as the manager it was loaded into
 * @param tokenizer turns text into the ids that the model knows
 */
public record LoadedModel(Transformer model, Tokenizer tokenizer) {}
