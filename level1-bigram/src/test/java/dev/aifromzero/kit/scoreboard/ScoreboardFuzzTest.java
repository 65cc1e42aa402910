package dev.aifromzero.kit.scoreboard;

import dev.aifromzero.fuzz.DamagedFolder;
import dev.aifromzero.fuzz.Fuzz;
import dev.aifromzero.fuzz.Mutator;
import dev.aifromzero.kit.console.Console;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged scoreboards: each is shown, or refused in a sentence. */
class ScoreboardFuzzTest {
    private static final Mutator MUTATOR = new Mutator(List.of(
            "\"model\"",
            "\"level\"",
            "\"natsPerCharacter\"",
            "\"parameters\"",
            "\"schoolPercent\"",
            "\"scores\"",
            "null,",
            "\"scores\" : null"));

    @TempDir
    Path folder;

    @Test
    void everyDamagedScoreboardIsShownOrRefusedInASentence() throws IOException {
        Scoreboard board = new Scoreboard(folder.resolve(Scoreboard.FILE_NAME));
        board.put(new Score("bigram", 1, 2.3, 1000, 64, "counting"));
        board.put(new Score("mini-gpt", 4, 1.1, 1000, 100_000, "").withSchoolPercent(5));
        DamagedFolder files = new DamagedFolder(folder);
        Fuzz.cases(
                150,
                random -> files.readOrRefused(MUTATOR, random, () -> {
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                    Console console =
                            Console.on(new PrintStream(bytes, true, StandardCharsets.UTF_8), 80, false, false);
                    board.show(console, 1);
                    String shown = bytes.toString(StandardCharsets.UTF_8)
                            .replace("\n", "")
                            .replace("\r", "");
                    if (shown.chars().anyMatch(Character::isISOControl)) {
                        throw new AssertionError("A model's name steers the terminal: " + shown);
                    }
                }));
    }

    @Test
    void everyDamagedScoreboardTakesAScoreOrIsRefusedInASentence() throws IOException {
        Path file = folder.resolve(Scoreboard.FILE_NAME);
        new Scoreboard(file).put(new Score("bigram", 1, 2.3, 1000, 64, "counting"));
        String good = java.nio.file.Files.readString(file);
        Fuzz.cases(40, random -> {
            java.nio.file.Files.write(file, MUTATOR.damaged(good, random));
            Fuzz.readOrRefused(() -> new Scoreboard(file).put(new Score("trigram", 1, 2.0, 1000, 640, "")));
        });
    }
}
