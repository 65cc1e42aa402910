package dev.aifromzero.level2.labs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.DisplayWidth;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.scoreboard.Scoreboard;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Tag("slow")
class ExperimentsLabTest {
    @TempDir
    Path folder;

    private String run(String... args) throws Exception {
        ExperimentsLab lab = new ExperimentsLab();
        new CommandLine(lab).parseArgs(args);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Console console = Console.on(new PrintStream(bytes, true, StandardCharsets.UTF_8), 80, false, false);
        lab.run(new Lesson(console, 42, true, folder, new Scoreboard(folder.resolve(Scoreboard.FILE_NAME))));
        String text = bytes.toString(StandardCharsets.UTF_8);
        text.lines().forEach(line -> assertTrue(DisplayWidth.of(line) <= 80, line));
        return text;
    }

    private static double lossOf(String setting, String text) {
        String row = text.lines()
                .filter(line -> line.startsWith(setting))
                .findFirst()
                .orElseThrow();
        return Double.parseDouble(row.replaceAll(".*?(\\d\\.\\d{4}).*", "$1"));
    }

    @Test
    void allFourExperimentsRunAndSaveTheirPictures() throws Exception {
        String text = run();
        for (Vary vary : Vary.values()) {
            assertEquals(
                    900, ImageIO.read(folder.resolve(vary.picture()).toFile()).getWidth(), vary.toString());
        }
        assertTrue(lossOf("2 hidden", text) > lossOf("8 hidden", text));
        assertTrue(lossOf("8 hidden", text) > lossOf("64 hidden", text));
        assertTrue(lossOf("too small: 0.001", text) > lossOf("right: 0.05", text));
        assertTrue(lossOf("too large: 3", text) > lossOf("right: 0.05", text));
        assertEquals(lossOf("64 hidden", text), lossOf("sigmoid", text));
        assertTrue(text.replaceAll("\\s+", " ").contains("by heart: it becomes sure"));
    }

    @Test
    void oneExperimentAloneLeavesTheOthersOut() throws Exception {
        String text = run("--vary", "activation", "--epochs", "3");
        for (String bend : List.of("sigmoid", "tanh", "relu", "gelu")) {
            assertEquals(
                    1, text.lines().filter(line -> line.startsWith(bend + " ")).count(), bend);
        }
        assertFalse(text.contains("2 hidden"));
        assertTrue(Files.exists(folder.resolve("experiment-activation.png")));
        assertFalse(Files.exists(folder.resolve("experiment-hidden.png")));
    }

    @Test
    void trainingThatBlowsUpIsATrialLikeOthers() throws Exception {
        String text = run(
                "--vary", "learning-rate", "--optimizer", "SGD", "--learning-rate", "1000", "--activation", "IDENTITY");
        assertEquals(
                3,
                text.lines()
                        .filter(line -> line.matches("(a fiftieth|as given|60 times): .*"))
                        .count());
        assertTrue(text.contains("blew up"));
        assertTrue(text.lines().anyMatch(line -> line.matches("a fiftieth: 20 .*e\\+.*")), text);
    }

    @Test
    void settingsOutOfRangeAreWrongUsage() {
        for (String[] args : new String[][] {
            {"--characters", "19"}, {"--characters", "1000001"}, {"--vary", "weather"}, {"--epochs", "0"}
        }) {
            assertThrows(CommandLine.ParameterException.class, () -> run(args), String.join(" ", args));
        }
    }

    @Test
    void textTooShortForValidationIsExplained() throws Exception {
        Path file = Files.writeString(folder.resolve("short.txt"), "abc abd abe");
        assertThrows(UserError.class, () -> run("--vary", "overfitting", "--data", file.toString()));
        assertThrows(UserError.class, () -> run("--vary", "overfitting", "--characters", "7000"));
        assertTrue(run("--vary", "hidden", "--epochs", "2", "--data", file.toString())
                .contains("64 hidden"));
    }
}
