package dev.aifromzero.level2.wordvec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.kit.error.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WordVectorsTest {
    @TempDir
    Path folder;

    /** Two "directions": male or female, family or crown. */
    private final WordVectors vectors = new WordVectors(
            List.of("man", "woman", "king", "queen", "tree"),
            new float[][] {{1, 0, 0.1f}, {0, 1, 0.1f}, {1, 0, 1}, {0, 1, 1}, {-1, -1, 0}});

    @Test
    void kingMinusManPlusWomanIsQueen() {
        assertEquals("queen", vectors.like("man", "king", "woman", 1).get(0).word());
        assertEquals(1, new Analogy("man", "king", "woman", "queen").rank(vectors));
    }

    @Test
    void theAnswerLiesWhereTheThirdWordIsMovedByTheDifferenceOfTheFirstTwo() {
        WordVectors axes = new WordVectors(
                List.of("a", "b", "c", "c + b - a", "c + b + a", "c - b - a", "c - b + a"),
                new float[][] {{2, 0, 0}, {0, 3, 0}, {0, 0, 4}, {-1, 1, 1}, {1, 1, 1}, {-1, -1, 1}, {1, -1, 1}});
        WordVectors.Match best = axes.like("a", "b", "c", 1).get(0);
        assertEquals("c + b - a", best.word());
        assertEquals(1, best.cosine(), 1e-6);
    }

    @Test
    void givenWordsAreNeverAmongTheAnswers() {
        assertEquals(4, vectors.near("man", 10).size());
        assertEquals(2, vectors.like("man", "king", "woman", 10).size());
        assertTrue(
                vectors.near("man", 10).stream().noneMatch(match -> match.word().equals("man")));
    }

    @Test
    void aQuestionNeedsAllItsFourWords() {
        assertTrue(new Analogy("man", "king", "woman", "queen").possible(vectors));
        assertFalse(new Analogy("x", "king", "woman", "queen").possible(vectors));
        assertFalse(new Analogy("man", "x", "woman", "queen").possible(vectors));
        assertFalse(new Analogy("man", "king", "x", "queen").possible(vectors));
        assertFalse(new Analogy("man", "king", "woman", "x").possible(vectors));
        assertEquals(2, new Analogy("man", "king", "woman", "tree").rank(vectors));
        Analogy partOfTheQuestion = new Analogy("man", "king", "woman", "king");
        assertThrows(IllegalArgumentException.class, () -> partOfTheQuestion.rank(vectors));
    }

    @Test
    void aWordWithoutADirectionIsLikeNone() {
        WordVectors two = new WordVectors(List.of("a", "b"), new float[][] {{0, 0}, {1, 2}});
        assertEquals(0, two.similarity("a", "b"));
        assertTrue(two.knows("a"));
        assertFalse(two.knows("c"));
        assertEquals(2, two.dimensions());
    }

    @Test
    void cosineOnPaper() {
        WordVectors two = new WordVectors(List.of("a", "b", "c"), new float[][] {{3, 4}, {4, 3}, {-6, -8}});
        assertEquals(24.0 / 25, two.similarity("a", "b"), 1e-6);
        assertEquals(-1, two.similarity("a", "c"), 1e-6);
        assertEquals(
                List.of("b", "c"),
                two.near("a", 2).stream().map(WordVectors.Match::word).toList());
    }

    @Test
    void unknownWordsAndUnequalLengthsAreErrors() {
        assertThrows(IllegalArgumentException.class, () -> vectors.near("nobody", 1));
        assertThrows(IllegalArgumentException.class, () -> new WordVectors(List.of("a", "a"), new float[2][2]));
        assertThrows(IllegalArgumentException.class, () -> new WordVectors(List.of("a"), new float[2][2]));
        assertThrows(IllegalArgumentException.class, () -> new WordVectors(List.of(), new float[0][]));
        assertThrows(
                IllegalArgumentException.class, () -> new WordVectors(List.of("a", "b"), new float[][] {{1}, {1, 2}}));
    }

    @Test
    void savedVectorsAreReadExactly() throws IOException {
        Path file = folder.resolve("vectors.txt");
        WordVectors odd = new WordVectors(List.of("पानी", "don't"), new float[][] {
            {1e-30f, -0.1f, 3e20f}, {(float) Math.PI, 0, -1}
        });
        WordVectorFile.save(odd, file);
        WordVectors read = WordVectorFile.load(file);
        assertEquals(odd.words(), read.words());
        assertArrayEquals(odd.vector("पानी"), read.vector("पानी"));
        assertArrayEquals(odd.vector("don't"), read.vector("don't"));
        assertEquals("2 3", Files.readAllLines(file).get(0));
    }

    @Test
    void fileOfTheOriginalProgramIsRead() throws IOException {
        Path file = Files.writeString(folder.resolve("vectors.txt"), "2 2 \n</s> 0.5 -1.000000 \nthe 2 3e-2 \n");
        assertArrayEquals(new float[] {2, 0.03f}, WordVectorFile.load(file).vector("the"));
    }

    @Test
    void brokenFilesAreRefusedWithTheLine() throws IOException {
        assertThrows(UserError.class, () -> WordVectorFile.load(folder.resolve("none")));
        for (String text : List.of(
                "",
                "words",
                "2",
                "2 x",
                "0 2\n",
                "-1 2\n",
                "2 2\na 1 2\n",
                "1 2\na 1\n",
                "1 2\na 1 b\n",
                "1 2\na 1 NaN\n",
                "2 1\na 1\na 2\n")) {
            Path file = Files.writeString(folder.resolve("broken.txt"), text);
            UserError error = assertThrows(UserError.class, () -> WordVectorFile.load(file), text);
            assertTrue(error.getMessage().contains("line"), error.getMessage());
        }
        Path file = Files.writeString(folder.resolve("broken.txt"), "3 1\na 1\nb 1\nc x\n");
        assertTrue(assertThrows(UserError.class, () -> WordVectorFile.load(file))
                .getMessage()
                .contains("line 4 has 'x'"));
        Files.writeString(file, "3 1\na 1\nb 1\n");
        assertTrue(assertThrows(UserError.class, () -> WordVectorFile.load(file))
                .getMessage()
                .contains("line 4 is not a new word with 1 numbers"));
    }

    @Test
    void tenThousandDimensionsAreTheMost() throws IOException {
        Path file = Files.writeString(folder.resolve("wide.txt"), "1 10000\na" + " 1".repeat(10_000) + "\n");
        assertEquals(10_000, WordVectorFile.load(file).dimensions());
        Files.writeString(file, "1 10001\na" + " 1".repeat(10_001) + "\n");
        assertThrows(UserError.class, () -> WordVectorFile.load(file));
    }
}
