package dev.aifromzero.level4.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.aifromzero.level1.text.Tokenizer;
import dev.aifromzero.level1.text.TokenizerKind;
import org.junit.jupiter.api.Test;

class DatasetTest {
    private static String text() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            text.append("word").append(i).append(' ');
        }
        return text.toString().strip();
    }

    @Test
    void theTextIsSplitNinetyFiveFiveAndNothingIsInTwoParts() {
        Tokenizer tokenizer = Dataset.tokenizer(text(), TokenizerKind.CHAR, 0);
        Dataset data = Dataset.of(text(), tokenizer);
        int total = text().length();
        assertEquals((int) (total * 0.9), data.train().count());
        String train = tokenizer.decode(data.train().first(total));
        String validation = tokenizer.decode(data.validation().first(total));
        String test = tokenizer.decode(data.test().first(total));
        assertEquals(text().replace(" ", ""), (train + validation + test).replace(" ", ""));
        assertEquals(total * 0.05, validation.length(), 3);
        assertEquals(total * 0.05, test.length(), 3);
    }

    @Test
    void anotherTextHasAnotherFingerprint() {
        Tokenizer tokenizer = Dataset.tokenizer(text(), TokenizerKind.CHAR, 0);
        assertNotEquals(
                Dataset.of(text(), tokenizer).fingerprint(),
                Dataset.of(text().replace('9', '8'), tokenizer).fingerprint());
    }

    @Test
    void wordsAndBytePairsAreLearnedFromTheTrainingPartOnly() {
        String text = "yes no yes no yes no yes no yes no yes no yes no yes no zebra zebra";
        Tokenizer words = Dataset.tokenizer(text, TokenizerKind.WORD, 0);
        assertEquals(3, words.vocabSize(), "<unk>, yes, no");
        assertEquals(
                300,
                Dataset.tokenizer(text().repeat(20), TokenizerKind.BPE, 300).vocabSize());
    }
}
