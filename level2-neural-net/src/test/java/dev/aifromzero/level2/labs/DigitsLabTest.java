package dev.aifromzero.level2.labs;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DigitsLabTest {
    @TempDir
    Path folder;

    private String run(int width, String... args) throws Exception {
        DigitsLab lab = new DigitsLab();
        new CommandLine(lab).parseArgs(args);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Console console = Console.on(new PrintStream(bytes, true, StandardCharsets.UTF_8), width, false, false);
        lab.run(new Lesson(console, 42, true, folder, new Scoreboard(folder.resolve(Scoreboard.FILE_NAME))));
        String text = bytes.toString(StandardCharsets.UTF_8);
        text.lines().forEach(line -> assertTrue(DisplayWidth.of(line) <= width, line));
        return text;
    }

    @Test
    void labShowsPicturesTableAndMistakesAndSavesWhatItMakes() throws Exception {
        String text = run(80, "--epochs", "2", "--pictures", "500", "--hidden", "16");
        for (String part : List.of("More of them", "held-out pictures are read right", "The worst mistakes", "not")) {
            assertTrue(text.contains(part), part);
        }
        for (String file :
                List.of(DigitReport.LOSS_PICTURE, DigitReport.ACCURACY_PICTURE, DigitReport.CONFUSION_PICTURE)) {
            assertEquals(900, ImageIO.read(folder.resolve(file).toFile()).getWidth(), file);
        }
        String report = text.substring(text.indexOf("Which digit is taken for which?"));
        String again = run(80, "--load", folder.resolve(DigitsLab.NETWORK_FILE).toString());
        assertTrue(again.endsWith(report));
    }

    @Test
    void brokenNetworkFileIsRefusedBeforeAnythingIsShown() throws Exception {
        Path file = Files.writeString(folder.resolve("broken.safetensors"), "no network at all");
        DigitsLab lab = new DigitsLab();
        new CommandLine(lab).parseArgs("--load", file.toString());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Console console = Console.on(new PrintStream(bytes, true, StandardCharsets.UTF_8), 80, false, false);
        Lesson lesson = new Lesson(console, 42, true, folder, new Scoreboard(folder.resolve(Scoreboard.FILE_NAME)));
        assertThrows(UserError.class, () -> lab.run(lesson));
        assertEquals("", bytes.toString(StandardCharsets.UTF_8));
    }

    @Test
    void settingsOutOfRangeAreWrongUsage() {
        for (String[] args : new String[][] {
            {"--hidden", "0"},
            {"--hidden", "2049"},
            {"--epochs", "0"},
            {"--batch", "0"},
            {"--pictures", "9"},
            {"--learning-rate", "0"},
            {"--learning-rate", "NaN"},
            {"--learning-rate", "1.5"}
        }) {
            assertThrows(CommandLine.ParameterException.class, () -> run(80, args), String.join(" ", args));
        }
    }
}
