package dev.aifromzero.level1.commands;

import dev.aifromzero.level1.text.BpeTokenizer;
import dev.aifromzero.level1.text.CharTokenizer;
import dev.aifromzero.level1.text.WordTokenizer;
import java.util.List;

/**
 * The three kinds of tokenizer, learned from one text.
 *
 * @param characters one token a character
 * @param words one token a word that came at least twice
 * @param pieces byte pair encoding
 */
public record ThreeTokenizers(CharTokenizer characters, WordTokenizer words, BpeTokenizer pieces) {
    static final int VOCABULARY = 1024;
    private static final int RAREST_WORD = 2;

    /**
     * {@return the three tokenizers, trained on this text}
     *
     * @param text the training text
     */
    public static ThreeTokenizers learn(String text) {
        return new ThreeTokenizers(
                CharTokenizer.fromText(text),
                WordTokenizer.fromText(text, RAREST_WORD),
                BpeTokenizer.train(text, VOCABULARY, List.of()));
    }
}
