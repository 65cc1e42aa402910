package dev.aifromzero.level4.data;

import dev.aifromzero.kit.error.Remedy;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.level1.text.BpeTokenizer;
import dev.aifromzero.level1.text.CharTokenizer;
import dev.aifromzero.level1.text.PreTokenizer;
import dev.aifromzero.level1.text.Tokenizer;
import dev.aifromzero.level1.text.WordTokenizer;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How text becomes numbers. */
public enum TokenizerKind {
    /** One token a character. */
    CHAR {
        @Override
        Tokenizer learn(TextSource text, TextSurvey survey, int vocabSize) {
            return CharTokenizer.fromAlphabet(survey.alphabet());
        }
    },
    /** One token a word; words that occur only once become unknown. */
    WORD {
        @Override
        Tokenizer learn(TextSource text, TextSurvey survey, int vocabSize) throws IOException {
            Map<String, Integer> counts = new HashMap<>();
            TextParts.of(survey)
                    .readTrain(
                            text,
                            piece -> WordTokenizer.split(piece).forEach(word -> counts.merge(word, 1, Integer::sum)));
            return WordTokenizer.fromCounts(counts, 2);
        }
    },
    /** Byte pair encoding in GPT-2's format, with {@code <|endoftext|>} as its last token. */
    BPE {
        @Override
        Tokenizer learn(TextSource text, TextSurvey survey, int vocabSize) throws IOException {
            Map<String, Long> counts = new HashMap<>();
            TextParts.of(survey).readTrain(text, piece -> {
                PreTokenizer.split(piece, chunk -> counts.merge(chunk, 1L, Long::sum));
                if (counts.size() > MOST_CHUNKS) {
                    counts.values().removeIf(count -> count == 1); // no vocabulary has room for all of these
                }
            });
            return new Remedy("Choose a larger vocabulary, for example 512")
                    .around(() -> BpeTokenizer.train(counts, vocabSize, List.of(END_OF_TEXT)));
        }
    },
    /** Byte pair encoding with a vocabulary made elsewhere: GPT-2's, or any other in its two files. */
    GPT2 {
        @Override
        Tokenizer learn(TextSource text, TextSurvey survey, int vocabSize) {
            throw new UserError(
                    "GPT-2's vocabulary is not learned from a text: its two files are needed",
                    "Name a folder with vocab.json and merges.txt, such as any GPT-2 from Hugging Face: --vocab DIR");
        }
    };

    /** GPT-2's mark between documents. */
    public static final String END_OF_TEXT = "<|endoftext|>";

    /** So many different words and other chunks are counted at once, some 150 MB. */
    private static final int MOST_CHUNKS = 1_500_000;

    /**
     * {@return a tokenizer made from a text}
     *
     * <p>Words and byte pairs are learned from the training part only: the rest must stay unseen. Characters are taken
     * from the whole text, because a character that never was a token could not be scored at all.
     *
     * @param survey what a first reading of the text has found
     * @param vocabSize tokens wanted, for byte pair encoding only
     * @throws UserError if this kind is not learned but brought along
     */
    abstract Tokenizer learn(TextSource text, TextSurvey survey, int vocabSize) throws IOException;

    /** {@return the name on the command line, e.g. {@code char}} */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
