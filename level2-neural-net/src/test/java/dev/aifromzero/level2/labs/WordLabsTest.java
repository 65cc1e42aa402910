package dev.aifromzero.level2.labs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.kit.cli.Step;
import dev.aifromzero.kit.error.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class WordLabsTest {
    @TempDir
    Path folder;

    private String data;

    @BeforeEach
    void writeText() throws Exception {
        data = Files.writeString(
                        folder.resolve("t.txt"), "The cat sat down. The dog ran to the cat. A cat ran.\n".repeat(15))
                .toString();
    }

    @Test
    void tinyLabTrainsKeepsTheModelAndAnswers() throws Exception {
        String text = LabRun.of(
                new TinyLmLab(LabRun.typed("cat", "the dog", "zebra", "?", "", "quit")),
                folder,
                "--data",
                data,
                "--min-count",
                "1");
        for (String part : List.of(
                "Before the training",
                "After the training",
                "perplexity",
                "Similar words:",
                "I see one word only: the last, 'dog'",
                "I do not know the word zebra",
                "Goodbye.",
                "Think about it")) {
            assertTrue(text.contains(part), part + "\n" + text);
        }
        assertEquals(
                900, ImageIO.read(folder.resolve(TinyLmLab.PICTURE).toFile()).getWidth());
        String loaded = LabRun.of(
                new TinyLmLab(LabRun.typed("cat", "the dog", "zebra", "?", "", "quit")),
                folder,
                "--load",
                folder.resolve("tinylm").toString());
        assertEquals(text.substring(text.indexOf("Your turn")), loaded.substring(loaded.indexOf("Your turn")));
    }

    @Test
    void recurrentLabTrainsKeepsTheNetworksAndAnswers() throws Exception {
        String[] typed = {
            "the cat", "the", "the cat ran", "the zebra", "Continue: the dog", "continue:", "two zebras", "help"
        };
        String text =
                LabRun.of(new RnnLab(LabRun.typed(typed)), folder, "--data", data, "--min-count", "1", "--hidden", "8");
        for (String part : List.of(
                "= 0.462",
                "steps clipped",
                "I need exactly two words, and you typed 1",
                "and you typed 3",
                "I do not know the word zebra",
                "the words two, zebras: they came",
                "There is no word",
                "Goodbye.",
                "Think about it")) {
            assertTrue(text.contains(part), part + "\n" + text);
        }
        for (String picture : List.of(RnnLab.PAIR_PICTURE, RnnLab.SENTENCE_PICTURE)) {
            assertEquals(900, ImageIO.read(folder.resolve(picture).toFile()).getWidth());
        }
        String loaded = LabRun.of(
                new RnnLab(LabRun.typed(typed)),
                folder,
                "--load",
                folder.resolve("rnn").toString());
        assertEquals(text.substring(text.indexOf("Your turn")), loaded.substring(loaded.indexOf("Your turn")));
    }

    @Test
    void settingsOutOfRangeAreWrongUsage() {
        for (String[] args : new String[][] {
            {"--min-count", "0"},
            {"--embedding", "0"},
            {"--hidden", "0"},
            {"--epochs", "0"},
            {"--batch", "0"},
            {"--learning-rate", "NaN"},
            {"--clip", "0"}
        }) {
            assertWrong(new RnnLab(LabRun.typed()), args);
        }
        for (String[] args : new String[][] {{"--min-count", "0"}, {"--embedding", "9999"}, {"--epochs", "0"}}) {
            assertWrong(new TinyLmLab(LabRun.typed()), args);
        }
    }

    private void assertWrong(Step lab, String... args) {
        assertThrows(CommandLine.ParameterException.class, () -> LabRun.of(lab, folder, args), String.join(" ", args));
    }

    @Test
    void missingShortAndUnsavedInputIsExplained() throws Exception {
        String small = Files.writeString(folder.resolve("s.txt"), "a few").toString();
        for (String[] args : new String[][] {
            {"--data", folder.resolve("no.txt").toString()},
            {"--data", small},
            {"--load", folder.resolve("none").toString()}
        }) {
            assertThrows(UserError.class, () -> LabRun.of(new RnnLab(LabRun.typed()), folder, args), args[1]);
        }
        assertThrows(
                UserError.class,
                () -> LabRun.of(
                        new TinyLmLab(LabRun.typed()),
                        folder,
                        "--load",
                        folder.resolve("none").toString()));
    }
}
