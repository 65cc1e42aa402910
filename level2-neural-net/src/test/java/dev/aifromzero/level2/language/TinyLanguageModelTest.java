package dev.aifromzero.level2.language;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.level1.text.WordTokenizer;
import dev.aifromzero.level2.network.GradientCheck;
import dev.aifromzero.level2.optimizer.Optimizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TinyLanguageModelTest {
    /** Cats and dogs do the same things; so do suns and moons. */
    private static final String TEXT =
            "cat eats . dog eats . cat sleeps . dog sleeps . sun shines . moon shines . sun rises . moon rises . "
                    .repeat(6);

    private static final WordTokenizer WORDS = WordTokenizer.fromText(TEXT, 1);

    @TempDir
    Path folder;

    private static TinyLanguageModel trained() {
        SplittableRandom random = new SplittableRandom(3);
        TinyLanguageModel model = new TinyLanguageModel(WORDS.vocabSize(), 4, random);
        Optimizer adam = TinyLanguageModel.optimizer();
        for (int epoch = 0; epoch < 40; epoch++) {
            model.epoch(WordPairs.of(List.of(WORDS.encode(TEXT))), 16, 0.02, adam, random);
        }
        return model;
    }

    private static int id(String word) {
        return WORDS.encode(word)[0];
    }

    @Test
    void gradientsAgreeWithDifferences() {
        TinyLanguageModel model = new TinyLanguageModel(5, 3, new SplittableRandom(1));
        int[] words = {0, 1, 1, 4, 2};
        int[] next = {1, 1, 4, 2, 0};
        model.backward(words, next);
        var results = GradientCheck.check(model.parameters(), () -> model.loss(words, next));
        assertEquals(3, results.size());
        results.forEach(result -> assertTrue(result.relativeError() < 1e-7, result.toString()));
    }

    @Test
    void probabilitiesOfNextWordsAreLearned() {
        double loss = trained().loss(new int[] {id("cat"), id("cat")}, new int[] {id("eats"), id("sleeps")});
        assertEquals(Math.log(2), loss, 0.05);
    }

    @Test
    void wordsUsedAlikeBecomeNeighbours() {
        TinyLanguageModel model = trained();
        assertEquals(id("dog"), model.nearest(id("cat"), 1)[0]);
        assertEquals(id("moon"), model.nearest(id("sun"), 1)[0]);
    }

    @Test
    void sameSeedGivesTheSameDigits() {
        int[] word = {id("sun")};
        assertArrayEquals(
                trained().logits(word).toDoubleVector(), trained().logits(word).toDoubleVector());
    }

    @Test
    void savedModelGivesTheSameNumbersAndADamagedOneIsRefused() throws IOException {
        TinyLanguageModel model = trained();
        new SavedTinyModel(WORDS, model).save(folder);
        SavedTinyModel back = SavedTinyModel.load(folder);
        assertEquals(WORDS.words(), back.words().words());
        assertArrayEquals(
                model.logits(new int[] {1, 2}).dup('c').data().asDouble(),
                back.network().logits(new int[] {1, 2}).dup('c').data().asDouble());
        Files.writeString(folder.resolve("tokenizer.json"), "{\"type\":\"word\",\"words\":[\"<unk>\",\"a\"]}");
        assertThrows(UserError.class, () -> SavedTinyModel.load(folder));
        Files.write(folder.resolve("network.bin"), new byte[100]);
        assertThrows(UserError.class, () -> SavedTinyModel.load(folder));
    }

    @Test
    void textThatIsTooShortOrHasOnlyRareWordsIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> WordText.of("too short", 1));
        assertThrows(IllegalArgumentException.class, () -> WordText.of(TEXT, 1000));
        WordText text = WordText.of(TEXT, 1);
        assertEquals(
                WORDS.encode(TEXT).length,
                text.train().get(0).length + text.validation().get(0).length);
    }
}
