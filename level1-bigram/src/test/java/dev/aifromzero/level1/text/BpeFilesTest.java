package dev.aifromzero.level1.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.kit.error.UserError;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BpeFilesTest {
    @TempDir
    Path folder;

    private Path vocabulary;
    private Path merges;

    @BeforeEach
    void save() throws IOException {
        BpeTokenizer.train("est est est", 258, List.of()).save(folder);
        vocabulary = folder.resolve("vocab.json");
        merges = folder.resolve("merges.txt");
    }

    private String refusal() {
        return assertThrows(UserError.class, () -> BpeTokenizer.load(folder)).getMessage();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\": 0, \"b\": 0}", "{\"a\": null}", "{\"a\": 1}", "{\"a\": -1}"})
    void tokensThatAreNotNumberedOneByOneAreRefused(String json) throws IOException {
        Files.writeString(vocabulary, json);
        assertTrue(refusal().contains("vocab.json is damaged: it does not number its"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "null"})
    void aVocabularyWithoutTokensIsRefused(String json) throws IOException {
        Files.writeString(vocabulary, json);
        assertTrue(refusal().contains("has no tokens"));
    }

    @Test
    void aVocabularyWithoutATokenForEveryByteIsRefused() throws IOException {
        Files.writeString(vocabulary, Files.readString(vocabulary).replace("\"Ġ\"", "\"ĠĠ\""));
        assertTrue(refusal().contains("no token for the byte 'Ġ'"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"zz e", "e zz", "e z", "e", "e s t", "e\u00a0 s"})
    void aLineThatIsNoMergeIsRefusedWithItsNumber(String line) throws IOException {
        Files.writeString(merges, "#version: 0.2\n\n" + line + "\n");
        assertTrue(refusal().contains("merges.txt is damaged: it has a line 3 that is no merge"));
    }

    @Test
    void aMergeOfWhatStandsForNoBytesIsRefused() throws IOException {
        Files.writeString(
                vocabulary,
                Files.readString(vocabulary).replace("\"es\"", "\"ह\"").replace("\"est\"", "\"हa\""));
        Files.writeString(merges, "ह a\n");
        assertTrue(refusal().contains("no merge"));
    }

    @Test
    void mergesAreReadWithTheLineEndsOfWindowsAndWithoutAHeading() throws IOException {
        Files.writeString(merges, "e s\r\nes t\r\n");
        assertEquals(1, BpeTokenizer.load(folder).encode("est").length);
    }

    @Test
    void filesFarTooLargeAreNotReadAtAll() throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(merges.toFile(), "rw")) {
            file.setLength((64L << 20) + 1);
        }
        assertTrue(refusal().contains("larger than 64 MB"));
    }
}
