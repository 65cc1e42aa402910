package dev.aifromzero.level3.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.cli.Step;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.DisplayWidth;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.scoreboard.Scoreboard;
import dev.aifromzero.level3.Level3;
import dev.aifromzero.level3.labs.DjlBlockLab;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class StepsTest {
    @TempDir
    private Path folder;

    private String run(Step step, long seed) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Console console = Console.on(new PrintStream(bytes, true, StandardCharsets.UTF_8), 80, false, false);
        step.run(new Lesson(console, seed, true, folder, new Scoreboard(folder.resolve("scoreboard.json"))));
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static List<Step> steps() {
        return List.of(
                new Step1Embedding(),
                new Step2Attention(),
                new Step3Block(),
                new Step4MiniTransformer(),
                new DjlBlockLab());
    }

    @Test
    void everyStepFitsInEightyColumnsAndAPipe() throws Exception {
        for (Step step : steps()) {
            String output = run(step, 42);
            assertFalse(output.contains("\u001b"), "escape code");
            output.lines().forEach(line -> assertTrue(DisplayWidth.of(line) <= 80, line));
            assertTrue(output.contains("Think about it"), step.getClass().getSimpleName());
        }
    }

    @Test
    void theSameSeedShowsTheSameNumbersAndAnotherOneOthers() throws Exception {
        assertEquals(run(new Step2Attention(), 42), run(new Step2Attention(), 42));
        assertFalse(run(new Step2Attention(), 42).equals(run(new Step2Attention(), 43)));
    }

    @Test
    void everyPictureIsAReadablePng() throws Exception {
        for (Step step : steps()) {
            run(step, 42);
        }
        for (String name : List.of("positions", "attention", "attention-causal", "first-steps")) {
            assertTrue(ImageIO.read(folder.resolve(name + ".png").toFile()).getWidth() >= 600, name);
        }
    }

    @Test
    void theKnownSizesOfGpt2AreCounted() throws Exception {
        String output = run(new Step3Block(), 42);
        assertTrue(output.contains("124,439,808"));
        assertTrue(output.contains("81,912,576"));
        assertTrue(output.contains("174,604,259,328"));
    }

    @Test
    void theLabFindsNoDifferenceBetweenDjlsTrainingAndOurs() throws Exception {
        String output = run(new DjlBlockLab(), 7).replaceAll("\\s+", " ");
        assertTrue(output.contains("exactly the same results"), output);
        assertTrue(
                output.matches(".*Largest difference between the two in 40 steps: (0|\\d\\.\\de-0[6-9])\\. .*"),
                output);
        assertTrue(output.contains("They move by 1 and 5."), output);
    }

    @ParameterizedTest
    @CsvSource({"embedding,1", "attention,4", "block,6", "model,129"})
    void theShortestTextThatIsLongEnoughWorksAndOneCharacterLessIsRefused(String step, int needed) throws Exception {
        Path file = folder.resolve("text.txt");
        Files.writeString(file, "ab".repeat(needed).substring(0, needed));
        assertEquals(0, level3(step, file));
        if (needed > 1) {
            Files.writeString(file, "a".repeat(needed - 1));
            assertEquals(1, level3(step, file));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"embedding", "attention", "block", "model"})
    void textsOfOneLetterOrOfEmojiDoNotBreakAStep(String step) throws Exception {
        Path file = folder.resolve("text.txt");
        Files.writeString(file, "a".repeat(300));
        assertEquals(0, level3(step, file));
        Files.writeString(file, "😀 नमस्ते दुनिया! ".repeat(30));
        assertEquals(0, level3(step, file));
    }

    @Test
    void missingAndEmptyFilesAreSaidInWords() throws Exception {
        UserError missing = assertThrows(UserError.class, () -> LessonText.read(folder.resolve("none.txt"), 1));
        assertTrue(missing.getMessage().contains("none.txt"));
        Path empty = Files.writeString(folder.resolve("empty.txt"), " \n");
        assertThrows(UserError.class, () -> LessonText.read(empty, 1));
        Path few = Files.writeString(folder.resolve("few.txt"), "abc");
        UserError tooShort = assertThrows(UserError.class, () -> LessonText.read(few, 4));
        assertTrue(tooShort.getMessage().contains("few.txt has 3 characters"), tooShort.getMessage());
    }

    @Test
    void wrongUsageIsExitCodeTwo() {
        assertEquals(2, new CommandLine(new Level3()).setErr(silent()).execute("attention", "--colour"));
        assertEquals(2, new CommandLine(new Level3()).setErr(silent()).execute("attentoin"));
    }

    private int level3(String step, Path file) {
        Level3 level = new Level3();
        level.writeTo(Console.on(new PrintStream(OutputStream.nullOutputStream()), 80, false, false));
        return new CommandLine(level)
                .setErr(silent())
                .execute(step, "--data", file.toString(), "--out", folder.toString(), "--fast", "--no-animation");
    }

    private static java.io.PrintWriter silent() {
        return new java.io.PrintWriter(java.io.Writer.nullWriter());
    }
}
