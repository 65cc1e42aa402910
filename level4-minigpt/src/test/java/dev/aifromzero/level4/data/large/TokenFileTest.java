package dev.aifromzero.level4.data.large;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.level4.data.Tokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenFileTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"50, 256", "40000, 65536", "40000, 65537", "3, 2000000", "0, 10"})
    void whatIsWrittenIsReadBack(int count, int vocabSize) throws IOException {
        int[] ids = new SplittableRandom(1).ints(count, 0, vocabSize).toArray();
        if (count > 0) {
            ids[0] = vocabSize - 1;
        }
        Path file = folder.resolve("a.tokens");
        TokenFile.write(file, ids, vocabSize);
        Tokens tokens = TokenFile.open(file);
        assertEquals(count, tokens.count());
        assertArrayEquals(ids, tokens.first(Integer.MAX_VALUE));
        assertEquals(16 + (vocabSize <= 65536 ? 2L : 4L) * count, Files.size(file));
    }

    @Test
    void aFileOfAnotherKindOrACutOneIsRefusedInWords() throws IOException {
        Path other = Files.writeString(folder.resolve("other"), "this is some text, and not tokens");
        assertThrows(UserError.class, () -> TokenFile.open(other));
        Path whole = folder.resolve("whole");
        TokenFile.write(whole, new int[] {1, 2, 3}, 100);
        byte[] bytes = Files.readAllBytes(whole);
        Path cut = Files.write(folder.resolve("cut"), java.util.Arrays.copyOf(bytes, bytes.length - 1));
        assertThrows(UserError.class, () -> TokenFile.open(cut));
        Path header = Files.write(folder.resolve("header"), java.util.Arrays.copyOf(bytes, 7));
        assertThrows(UserError.class, () -> TokenFile.open(header));
    }
}
