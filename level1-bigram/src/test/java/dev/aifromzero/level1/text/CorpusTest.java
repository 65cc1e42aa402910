package dev.aifromzero.level1.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.kit.error.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusTest {
    @TempDir
    Path folder;

    private Path file(byte... bytes) throws IOException {
        return Files.write(folder.resolve("text.txt"), bytes);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("text.txt"), text);
    }

    @Test
    void aTextIsReadInOneFormWhateverEditorWroteIt() throws IOException {
        assertEquals("a\nb\nc", Corpus.read(file("\uFEFF  a\r\nb\rc\n\n")));
        assertEquals("caf\u00e9", Corpus.read(file("cafe\u0301")));
        assertEquals("नमस्ते", Corpus.read(file("नमस्ते")));
    }

    @Test
    void aTextThatMustStayAsItIsIsReadToTheLastSign() throws IOException {
        String text = "\uFEFF a\r\ncafe\u0301 ";
        assertEquals(text, Corpus.readExactly(file(text)));
    }

    @Test
    void aPieceInTheUsualFormIsNotCopied() {
        String text = "plain\nEnglish";
        assertSame(text, Corpus.normalForm(text));
        assertEquals("x\ny\n\nz", Corpus.normalForm("x\ry\r\n\rz"));
        assertEquals("a\u0958b".length() + 1, Corpus.normalForm("a\u0958b").length()); // NFC writes qa as two
    }

    @Test
    void anEmptyFileIsRefused() throws IOException {
        assertTrue(refusal(file("")).contains("text.txt is empty"));
        assertTrue(refusal(file(" \n\t")).contains("text.txt is empty"));
        Path nothing = file("");
        assertThrows(UserError.class, () -> Corpus.readExactly(nothing));
    }

    @Test
    void whatIsNoTextFileIsRefusedByItsKind() throws IOException {
        assertTrue(refusal(folder).contains("is a folder"));
        assertTrue(refusal(folder.resolve("none.txt")).contains("no file"));
        assertTrue(refusal(file((byte) 'a', (byte) 0xE9, (byte) 'b')).contains("not UTF-8"));
    }

    private static String refusal(Path file) {
        return assertThrows(UserError.class, () -> Corpus.read(file)).getMessage();
    }
}
