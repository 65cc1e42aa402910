package dev.aifromzero.level4.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.level1.text.Tokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetTest {
    @TempDir
    private Path folder;

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
    void inAFolderTheIdsAreTheSameAndThePagesCanBeReadAsText() throws IOException {
        Path text = Files.writeString(folder.resolve("text.txt"), text());
        Tokenizer tokenizer = Dataset.tokenizer(text(), TokenizerKind.CHAR, 0);
        Dataset memory = Dataset.of(text(), tokenizer);
        Dataset files = new Preparation(
                        DataFiles.of(List.of(text), false, null), Documents.NONE, folder, TextProgress.SILENT)
                .begin(TokenizerKind.CHAR, 0, 8);
        assertArrayEquals(memory.train().first(9999), files.train().first(9999));
        assertArrayEquals(memory.test().first(9999), files.test().first(9999));
        assertArrayEquals(
                memory.validation().first(9999),
                tokenizer.encode(Files.readString(folder.resolve("tokens/validation.txt"))
                        .strip()));
        assertArrayEquals(
                memory.test().first(9999),
                tokenizer.encode(
                        Files.readString(folder.resolve("tokens/test.txt")).strip()));
        assertEquals(memory.fingerprint(), files.fingerprint());
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

    @Test
    void foldersGiveTheirTextFilesAndEmptyOnesAreRefused() throws IOException {
        Path texts = Files.createDirectories(folder.resolve("texts"));
        assertThrows(UserError.class, () -> Dataset.read(List.of(texts)));
        Files.writeString(texts.resolve("b.txt"), "second\n");
        Files.writeString(texts.resolve("a.md"), "first");
        Files.writeString(texts.resolve("c.png"), "no text");
        assertEquals("first\n\nsecond", Dataset.read(List.of(texts)));
        Path empty = Files.createFile(folder.resolve("empty.txt"));
        assertThrows(UserError.class, () -> Dataset.read(List.of(empty)));
        assertThrows(UserError.class, () -> Dataset.read(List.of(folder.resolve("missing.txt"))));
    }
}
