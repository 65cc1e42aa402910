package dev.aifromzero.level2.labs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.DisplayWidth;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.scoreboard.Scoreboard;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class Word2VecLabTest {
    @TempDir
    Path folder;

    private String run(String questions, String... args) throws Exception {
        Word2VecLab lab = new Word2VecLab(new BufferedReader(new StringReader(questions)));
        new CommandLine(lab).parseArgs(args);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Console console = Console.on(new PrintStream(bytes, true, StandardCharsets.UTF_8), 80, false, false);
        lab.run(new Lesson(console, 42, true, folder, new Scoreboard(folder.resolve(Scoreboard.FILE_NAME))));
        String text = bytes.toString(StandardCharsets.UTF_8);
        text.lines().forEach(line -> assertTrue(DisplayWidth.of(line) <= 80, line));
        return text;
    }

    @Test
    void labShowsNeighboursAndAnswersQuestionsAndSavesWhatItMakes() throws Exception {
        String text = run(
                "near mother\nNEAR Rain\nlike he his she\nlike he\nnear\nnear zzz\nsing\nhelp\n\nquit\nnear x\n",
                "--epochs",
                "2");
        for (String part : List.of(
                "pairs of neighbours in",
                "he : his = she",
                "he is to his as she is to",
                "like takes three words",
                "near takes one word",
                "'zzz' has no arrow",
                "no command 'sing'",
                "Think about it")) {
            assertTrue(text.contains(part), part);
        }
        for (String file : List.of(WordMaps.PCA_PICTURE, WordMaps.TSNE_PICTURE)) {
            assertEquals(900, ImageIO.read(folder.resolve(file).toFile()).getWidth(), file);
        }
        String shown = text.substring(text.indexOf("Which words point"), text.indexOf("Ask the words"));
        assertTrue(run("", "--load", folder.resolve(Word2VecLab.VECTORS_FILE).toString())
                .contains(shown));
    }

    @Test
    void textWithoutOurWordsIsShownByItsFrequentWords() throws Exception {
        Path file = Files.writeString(folder.resolve("text.txt"), "alpha beta gamma delta epsilon zeta\n".repeat(40));
        String text = run("quit\n", "--data", file.toString(), "--epochs", "1");
        assertTrue(text.contains("The text has none of the words for our questions"));
        assertTrue(text.contains("epsilon"));
    }

    @Test
    void textWithTooFewWordsIsExplained() throws Exception {
        Path file = Files.writeString(folder.resolve("text.txt"), "alpha beta gamma delta\n");
        UserError error = assertThrows(UserError.class, () -> run("", "--data", file.toString()));
        assertTrue(error.remedy().contains("--min-count"));
    }

    @Test
    void settingsOutOfRangeAreWrongUsage() {
        for (String[] args : new String[][] {
            {"--dimensions", "1"},
            {"--window", "0"},
            {"--negatives", "0"},
            {"--epochs", "0"},
            {"--min-count", "0"},
            {"--labels", "3"},
            {"--subsample", "0"},
            {"--learning-rate", "NaN"},
            {"--learning-rate", "2"}
        }) {
            assertThrows(CommandLine.ParameterException.class, () -> run("", args), String.join(" ", args));
        }
    }
}
