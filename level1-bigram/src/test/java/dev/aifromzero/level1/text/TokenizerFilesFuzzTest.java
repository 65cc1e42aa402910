package dev.aifromzero.level1.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.fuzz.DamagedFolder;
import dev.aifromzero.fuzz.Fuzz;
import dev.aifromzero.fuzz.Mutator;
import dev.aifromzero.fuzz.OddTexts;
import dev.aifromzero.kit.error.Remedy;
import dev.aifromzero.kit.error.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged vocabulary files: each is read and then works, or is refused in a sentence. */
class TokenizerFilesFuzzTest {
    private static final String TEXT = "low low lower lower \"newest\" newest \\ widest नमस्ते नमस्ते 😀 low lower";
    private static final Mutator MUTATOR = new Mutator(List.of(
            "\"\": 270,",
            "\"\\ud800\": 270,",
            "\"Ġ\": 270,",
            "\"low\": 0,",
            "\"type\": \"char\",",
            "\"type\": \"word\",",
            "\"alphabet\": \"aab\",",
            "\"alphabet\": [1],",
            "\"words\": [1, null, {}],",
            "\"words\": [\"<unk>\", \"a\"],",
            "#version: 0.2\n",
            "Ġ Ġ\n",
            "\n Ġ\n",
            "l o\nl o\n",
            "lo w",
            "a b c\n"));

    @TempDir
    Path folder;

    @TempDir
    Path again;

    private static List<Tokenizer> kinds() {
        return List.of(
                CharTokenizer.fromText(TEXT),
                WordTokenizer.fromText(TEXT, 1),
                BpeTokenizer.train(TEXT, 270, List.of("<|endoftext|>")));
    }

    @Test
    void everyDamagedFileIsReadOrRefusedInASentence() throws IOException {
        for (Tokenizer tokenizer : kinds()) {
            TokenizerFiles.save(tokenizer, folder);
            DamagedFolder files = new DamagedFolder(folder);
            Fuzz.cases(
                    100,
                    random -> files.readOrRefused(MUTATOR, random, () -> use(TokenizerFiles.load(folder), random)));
        }
    }

    /** What was read must do what every tokenizer promises. */
    private void use(Tokenizer tokenizer, SplittableRandom random) throws IOException {
        String text = OddTexts.text(random, 10) + "low<|endoftext|>";
        for (int id = 0; id < tokenizer.vocabSize(); id++) {
            tokenizer.decode(new int[] {id});
            tokenizer.token(id);
        }
        int[] ids = new Remedy("Leave it out").around(() -> tokenizer.encode(text));
        assertTrue(Arrays.stream(ids).allMatch(id -> id >= 0 && id < tokenizer.vocabSize()));
        if (tokenizer instanceof WordTokenizer) {
            return;
        }
        assertEquals(text, tokenizer.decode(ids));
        if (tokenizer instanceof BpeTokenizer pairs) {
            assertEquals(text, pairs.decode(pairs.encodeWithSpecial(text)));
        }
        if (random.nextInt(100) == 0) {
            TokenizerFiles.save(tokenizer, again);
            Tokenizer loaded = TokenizerFiles.load(again);
            assertArrayEquals(ids, loaded.encode(text));
        }
    }

    @Test
    void aVocabularyWithATokenThatIsNoTextIsRefused() throws IOException {
        BpeTokenizer.train(TEXT, 270, List.of("<|endoftext|>")).save(folder);
        Path vocabulary = folder.resolve("vocab.json");
        String good = Files.readString(vocabulary);
        for (String wrong : List.of("", "\\ud800")) {
            Files.writeString(vocabulary, good.replace("<|endoftext|>", wrong));
            assertThrows(UserError.class, () -> BpeTokenizer.load(folder), wrong);
        }
    }
}
