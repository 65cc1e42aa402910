package dev.aifromzero.level1.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.kit.error.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenizerFilesTest {
    private static final String TEXT = "\"low\" \\ lower \n नमस्ते 😀 low lower";

    @TempDir
    Path folder;

    @Test
    void everyKindComesBackAsItWasAndReplacesTheOneBefore() throws Exception {
        List<Tokenizer> kinds = List.of(
                CharTokenizer.fromText(TEXT),
                BpeTokenizer.train(TEXT, 270, List.of()),
                WordTokenizer.fromText(TEXT, 1),
                CharTokenizer.fromText(TEXT));
        for (Tokenizer tokenizer : kinds) {
            TokenizerFiles.save(tokenizer, folder);
            Tokenizer loaded = TokenizerFiles.load(folder);
            assertInstanceOf(tokenizer.getClass(), loaded);
            assertEquals(tokenizer.vocabSize(), loaded.vocabSize());
            assertArrayEquals(tokenizer.encode(TEXT), loaded.encode(TEXT));
        }
    }

    @Test
    void aMissingOrDamagedFileIsNamed() throws Exception {
        assertTrue(assertThrows(UserError.class, () -> TokenizerFiles.load(folder))
                .getMessage()
                .contains("tokenizer.json"));
        for (String broken : List.of(
                "",
                "{",
                "{}",
                "{\"type\":\"char\"}",
                "{\"type\":\"char\",\"alphabet\":\"aa\"}",
                "{\"type\":\"word\",\"words\":[\"x\"]}",
                "[1]")) {
            Files.writeString(folder.resolve("tokenizer.json"), broken);
            UserError error = assertThrows(UserError.class, () -> TokenizerFiles.load(folder), broken);
            assertTrue(error.getMessage().contains("tokenizer.json"));
        }
    }
}
