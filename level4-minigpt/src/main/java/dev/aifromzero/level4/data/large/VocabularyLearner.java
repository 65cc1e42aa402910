package dev.aifromzero.level4.data.large;

import dev.aifromzero.level1.text.BpeTokenizer;
import dev.aifromzero.level1.text.CharTokenizer;
import dev.aifromzero.level1.text.PreTokenizer;
import dev.aifromzero.level1.text.Tokenizer;
import dev.aifromzero.level1.text.TokenizerKind;
import dev.aifromzero.level1.text.WordTokenizer;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@link dev.aifromzero.level4.data.Dataset#tokenizer} for texts that do not fit into memory: the same tokens. */
final class VocabularyLearner {
    /** So many different words and other chunks are counted at once, some 150 MB. */
    private static final int MOST_CHUNKS = 1_500_000;

    private VocabularyLearner() {}

    static Tokenizer learn(TokenizerKind kind, TextSource text, TextSurvey survey, int vocabSize) throws IOException {
        return switch (kind) {
            case CHAR -> CharTokenizer.fromAlphabet(survey.alphabet());
            case WORD -> WordTokenizer.fromCounts(words(text, survey), TokenizerKind.RAREST_WORD);
            case BPE -> {
                Map<String, Long> chunks = chunks(text, survey);
                yield Preparation.LARGER.around(
                        () -> BpeTokenizer.train(chunks, vocabSize, List.of(BpeTokenizer.END_OF_TEXT)));
            }
            case GPT2 -> kind.learn("", vocabSize); // refuses: such a vocabulary is brought along
        };
    }

    private static Map<String, Integer> words(TextSource text, TextSurvey survey) throws IOException {
        Map<String, Integer> counts = new HashMap<>();
        TextParts.of(survey)
                .readTrain(
                        text, piece -> WordTokenizer.split(piece).forEach(word -> counts.merge(word, 1, Integer::sum)));
        return counts;
    }

    private static Map<String, Long> chunks(TextSource text, TextSurvey survey) throws IOException {
        Map<String, Long> counts = new HashMap<>();
        TextParts.of(survey).readTrain(text, piece -> {
            PreTokenizer.split(piece, chunk -> counts.merge(chunk, 1L, Long::sum));
            if (counts.size() > MOST_CHUNKS) {
                counts.values().removeIf(count -> count == 1); // no vocabulary has room for all of these
            }
        });
        return counts;
    }
}
