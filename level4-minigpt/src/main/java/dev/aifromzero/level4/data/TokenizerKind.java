package dev.aifromzero.level4.data;

import dev.aifromzero.level1.text.BpeTokenizer;
import dev.aifromzero.level1.text.CharTokenizer;
import dev.aifromzero.level1.text.Tokenizer;
import dev.aifromzero.level1.text.WordTokenizer;
import java.util.List;

/** How text becomes numbers. */
public enum TokenizerKind {
    /** One token a character. */
    CHAR {
        @Override
        Tokenizer learn(String text, int vocabSize) {
            return CharTokenizer.fromText(text);
        }
    },
    /** One token a word; words that occur only once become unknown. */
    WORD {
        @Override
        Tokenizer learn(String text, int vocabSize) {
            return WordTokenizer.fromText(text, 2);
        }
    },
    /** Byte pair encoding in GPT-2's format, with {@code <|endoftext|>} as its last token. */
    BPE {
        @Override
        Tokenizer learn(String text, int vocabSize) {
            return BpeTokenizer.train(text, vocabSize, List.of(END_OF_TEXT));
        }
    };

    /** GPT-2's mark between documents. */
    public static final String END_OF_TEXT = "<|endoftext|>";

    /**
     * {@return a tokenizer made from a text}
     *
     * @param vocabSize tokens wanted, for byte pair encoding only
     */
    abstract Tokenizer learn(String text, int vocabSize);
}
