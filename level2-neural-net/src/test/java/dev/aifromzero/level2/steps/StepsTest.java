package dev.aifromzero.level2.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.cli.Step;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.DisplayWidth;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.scoreboard.Scoreboard;
import dev.aifromzero.level2.Level2;
import dev.aifromzero.level2.labs.GradientCheckLab;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class StepsTest {
    @TempDir
    Path folder;

    private String run(Step step, int width) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Console console = Console.on(new PrintStream(bytes, true, StandardCharsets.UTF_8), width, false, false);
        Scoreboard scoreboard = new Scoreboard(folder.resolve(Scoreboard.FILE_NAME));
        step.run(new Lesson(console, 42, true, folder, scoreboard));
        String text = bytes.toString(StandardCharsets.UTF_8);
        text.lines().forEach(line -> assertTrue(DisplayWidth.of(line) <= width, line));
        return text;
    }

    private static Step parsed(Step step, String... args) {
        new CommandLine(step).parseArgs(args);
        return step;
    }

    @Test
    void neuronStepShowsTheCricketSumAndThatXorFails() throws Exception {
        String text = run(new Step1Neuron(), 80);
        assertTrue(text.contains("sigmoid(2.25) = 0.905"));
        assertEquals(
                2,
                text.lines()
                        .filter(line -> line.startsWith("4 of 4 cases right"))
                        .count());
        String xor =
                text.substring(text.indexOf("XOR: where one neuron fails"), text.indexOf("A hidden layer solves it"));
        assertFalse(xor.contains("4 of 4"));
    }

    @Test
    void networkStepShowsEveryShapeAndSavesTheWeights() throws Exception {
        String text = run(new Step2Network(), 80);
        for (String shape :
                List.of("(8, 16)", "(16, 4)", "(1, 16)", "(1, 4)", "(3, 8) → (3, 16)", "In all 212 numbers")) {
            assertTrue(text.contains(shape), shape);
        }
        assertNotNull(ImageIO.read(folder.resolve("weights.png").toFile()));
    }

    @Test
    void trainStepShowsBeforeAndAfterAndTheFloorAndWritesTheHistory() throws Exception {
        String text = run(new Step3Train(), 80);
        for (String part : List.of("Before", "After", "floor", "by difference", "above its floor")) {
            assertTrue(text.contains(part), part);
        }
        assertEquals(
                152, Files.readAllLines(folder.resolve(Step3Train.HISTORY_FILE)).size());
    }

    @Test
    void autogradStepFindsTheGradientsByHandAndLearnsXor() throws Exception {
        String text = run(new Step4Autograd(), 80);
        assertEquals(
                17, text.lines().filter(line -> line.endsWith("below 1e-12")).count());
        String last = text.lines()
                .filter(line -> line.startsWith("  400"))
                .findFirst()
                .orElseThrow();
        assertTrue(Double.parseDouble(last.substring(last.lastIndexOf(' ') + 1)) < 0.01, last);
        assertTrue(ImageIO.read(folder.resolve(Step4Autograd.GRAPH_PICTURE).toFile())
                        .getWidth()
                > 500);
    }

    @Test
    void visualizeStepTrainsAloneOrShowsTheTrainingBefore() throws Exception {
        Step3Train train = new Step3Train();
        run(train, 120);
        String after = run(new Step5Visualize(train), 120);
        for (String file :
                List.of(Step5Visualize.LOSS_PICTURE, Step5Visualize.RATES_PICTURE, Step5Visualize.SCHEDULES_PICTURE)) {
            assertEquals(900, ImageIO.read(folder.resolve(file).toFile()).getWidth());
        }
        assertEquals(after, run(new Step5Visualize(), 120));
    }

    @Test
    void gradientCheckLabFindsEveryBackwardPassRight() throws Exception {
        String text = run(new GradientCheckLab(), 80);
        assertEquals(20, text.lines().filter(line -> line.endsWith("right")).count());
        assertFalse(text.contains("WRONG"));
    }

    @Test
    void settingsOutOfRangeAreWrongUsage() {
        for (String[] args : new String[][] {
            {"--learning-rate", "0"},
            {"--learning-rate", "-1"},
            {"--learning-rate", "NaN"},
            {"--learning-rate", "1e9"},
            {"--hidden", "0"},
            {"--epochs", "0"}
        }) {
            Step step = parsed(new Step3Train(), args);
            assertThrows(CommandLine.ParameterException.class, () -> run(step, 80), String.join(" ", args));
        }
        assertThrows(CommandLine.ParameterException.class, () -> parsed(new Step3Train(), "--activation", "sine"));
    }

    @Test
    void missingEmptyAndTooShortFilesAreExplained() throws Exception {
        Path empty = Files.writeString(folder.resolve("empty.txt"), " \n");
        Path short1 = Files.writeString(folder.resolve("short.txt"), "a");
        for (Path file : List.of(folder.resolve("missing.txt"), empty, short1)) {
            Step step = parsed(new Step3Train(), "--data", file.toString());
            assertThrows(UserError.class, () -> run(step, 80));
        }
    }

    @Test
    void shortestPossibleTextIsLearned() throws Exception {
        Path file = Files.writeString(folder.resolve("ab.txt"), "ab");
        assertTrue(run(parsed(new Step3Train(), "--data", file.toString(), "--epochs", "20"), 80)
                .contains("floor"));
        run(parsed(new Step5Visualize(), "--data", file.toString(), "--epochs", "1"), 80);
    }

    @Test
    void trainingThatBlowsUpIsExplained() {
        Step step =
                parsed(new Step3Train(), "--learning-rate", "1000", "--optimizer", "SGD", "--activation", "IDENTITY");
        UserError error = assertThrows(UserError.class, () -> run(step, 80));
        assertTrue(error.remedy().contains("--learning-rate"));
    }

    @Test
    void everyStepIsACommandAndLabsComeAfterThem() {
        assertEquals(
                List.of("neuron", "network", "train", "autograd", "visualize", "gradcheck"),
                new CommandLine(new Level2())
                        .getSubcommands().keySet().stream().limit(6).toList());
    }

    @Test
    void engineStartsWithOneThread() {
        assertEquals("1", Level2.SETTINGS.environment().get("OMP_NUM_THREADS"));
    }
}
