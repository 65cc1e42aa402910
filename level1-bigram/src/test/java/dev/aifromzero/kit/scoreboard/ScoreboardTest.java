package dev.aifromzero.kit.scoreboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.error.UserError;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreboardTest {
    @TempDir
    private Path folder;

    @Test
    void bitsAreNatsDividedByTheLogarithmOfTwo() {
        Score score = new Score("coin", 1, Math.log(2), 10, 1, "");
        assertEquals(1.0, score.bitsPerCharacter(), 1e-12);
        assertEquals(2.0, score.perplexity(), 1e-12);
    }

    @Test
    void scoresSurviveTheProgramAndANewOneReplacesTheOld() throws IOException {
        Path file = folder.resolve("out").resolve(Scoreboard.FILE_NAME);
        new Scoreboard(file).put(new Score("late", 4, 1.5, 100, 9, "a"));
        new Scoreboard(file).put(new Score("early", 1, 2.5, 100, 9, "b"));
        new Scoreboard(file).put(new Score("late", 4, 1.4, 100, 9, "c"));
        List<Score> scores = new Scoreboard(file).scores();
        assertEquals(List.of("early", "late"), scores.stream().map(Score::model).toList());
        assertEquals(1.4, scores.get(1).natsPerCharacter());
        assertEquals("c", scores.get(1).note());
    }

    @Test
    void scoresThatComeAtTheSameTimeAreAllKept() throws IOException {
        Path file = folder.resolve(Scoreboard.FILE_NAME);
        List<String> models = IntStream.range(0, 12).mapToObj(i -> "model " + i).toList();
        models.parallelStream().forEach(model -> {
            try {
                new Scoreboard(file).put(new Score(model, 1, 1.5, 100, 9, ""));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        assertEquals(
                models.stream().sorted().toList(),
                new Scoreboard(file)
                        .scores().stream().map(Score::model).sorted().toList());
    }

    @Test
    void aDamagedFileIsNamedInASentence() throws IOException {
        Path file = folder.resolve(Scoreboard.FILE_NAME);
        for (String damage : List.of("{\"scores\": [", "", "{}", "[]")) {
            Files.writeString(file, damage);
            UserError error = assertThrows(UserError.class, () -> new Scoreboard(file).scores(), damage);
            assertTrue(error.getMessage().contains(Scoreboard.FILE_NAME));
        }
    }

    @Test
    void aFileFromBeforeTheSchoolQuestionsIsRead() throws IOException {
        Path file = folder.resolve(Scoreboard.FILE_NAME);
        Files.writeString(file, """
                {"scores": [{"model": "old", "level": 1, "natsPerCharacter": 2.5, "characters": 9, "parameters": 3,
                "note": ""}]}
                """);
        Scoreboard board = new Scoreboard(file);
        assertNull(board.scores().get(0).schoolPercent());
        board.put(new Score("tutor", 5, 1.5, 100, 9, "").withSchoolPercent(62.4));
        assertNull(board.scores().get(0).schoolPercent());
        assertEquals(62.4, board.scores().get(1).schoolPercent());
        assertEquals("62%", board.scores().get(1).school());
    }

    @Test
    void aSchoolPercentOutOfRangeIsDamage() throws IOException {
        Path file = folder.resolve(Scoreboard.FILE_NAME);
        new Scoreboard(file).put(new Score("tutor", 5, 1.5, 100, 9, "").withSchoolPercent(62));
        String good = Files.readString(file);
        for (String damage : List.of("-1", "101", "\"NaN\"")) {
            Files.writeString(file, good.replace("62.0", damage));
            assertThrows(UserError.class, () -> new Scoreboard(file).scores(), damage);
        }
    }

    @Test
    void schoolQuestionsAreAColumnOnlyWhereAModelWasAsked() throws IOException {
        Scoreboard board = new Scoreboard(folder.resolve(Scoreboard.FILE_NAME));
        board.put(new Score("bigram", 1, 2.5, 100, 9, ""));
        assertFalse(shown(board).contains("School"));
        board.put(new Score("science-tutor", 5, 1.5, 100, 123_456_789, "").withSchoolPercent(62));
        List<String> lines = shown(board).lines().toList();
        assertTrue(lines.stream().anyMatch(line -> line.contains("Parameters  School")), lines.toString());
        assertTrue(lines.stream().anyMatch(line -> line.contains("science-tutor") && line.contains(" 62%  ")));
        assertTrue(lines.stream().noneMatch(line -> line.contains("bigram") && line.contains("%")));
        lines.forEach(line -> assertTrue(line.length() <= 80, line));
    }

    private static String shown(Scoreboard board) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        board.show(Console.on(new PrintStream(bytes, true, StandardCharsets.UTF_8), 80, false, false), 4);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void theTableMarksTheBestModel() throws IOException {
        Scoreboard board = new Scoreboard(folder.resolve(Scoreboard.FILE_NAME));
        board.put(new Score("bigram", 1, 2.5, 100, 9, ""));
        board.put(new Score("Mini-GPT", 4, 1.5, 100, 9, ""));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        board.show(Console.on(new PrintStream(bytes, true, StandardCharsets.UTF_8), 80, false, false), 4);
        List<String> best = bytes.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains("← best"))
                .toList();
        assertEquals(1, best.size());
        assertTrue(best.get(0).contains("Mini-GPT") && best.get(0).contains("1.500"), best.get(0));
    }
}
