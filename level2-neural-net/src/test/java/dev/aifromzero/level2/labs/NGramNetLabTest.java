package dev.aifromzero.level2.labs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.kit.error.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class NGramNetLabTest {
    @TempDir
    Path folder;

    private String[] small;

    @BeforeEach
    void writeText() throws Exception {
        Path file = Files.writeString(
                folder.resolve("small.txt"), "The cat sat. The dog ran. A cat ran to the dog.\n\n".repeat(20));
        small = new String[] {"--data", file.toString(), "--min-count", "1", "--epochs", "3", "--hidden", "8"};
    }

    private String run(String... typed) throws Exception {
        return LabRun.of(new NGramNetLab(LabRun.typed(typed)), folder, small);
    }

    @Test
    void trainsDrawsTheCurveKeepsTheModelAndAnswers() throws Exception {
        String text = run("predict: the cat", "generate: a", "tokenize: The cat flew!", "quit");
        for (String part : new String[] {
            "Before the training",
            "After the training",
            "perplexity",
            "embedding 3",
            "It sees: <end> · the · cat",
            "I do not know flew, !",
            "4 tokens",
            "Goodbye.",
            "Think about it"
        }) {
            assertTrue(text.contains(part), part + "\n" + text);
        }
        assertEquals(
                900, ImageIO.read(folder.resolve(NGramNetLab.PICTURE).toFile()).getWidth());
    }

    @Test
    void savedModelAnswersLikeTheTrainedOne() throws Exception {
        String trained = run("predict: the dog");
        String loaded = LabRun.of(
                new NGramNetLab(LabRun.typed("predict: the dog")),
                folder,
                "--load",
                folder.resolve("ngram-net").toString());
        assertEquals(trained.substring(trained.indexOf("Your turn")), loaded.substring(loaded.indexOf("Your turn")));
    }

    @Test
    void badInputIsAnsweredWithASentenceAndTheConversationGoesOn() throws Exception {
        String text = run(
                "",
                "sing: a song",
                "predict",
                "tokenize:",
                "generate: zebra",
                "HELP",
                "Predict: the",
                "Quit",
                "predict: no more");
        assertTrue(text.contains("I do not know the command 'sing'"));
        assertTrue(text.contains("There is nothing to cut"));
        assertTrue(text.contains("I do not know zebra"));
        assertTrue(text.contains("It sees: <end> · <end> · the"));
        assertTrue(text.contains("Goodbye."));
        assertEquals(1, text.split("command '", -1).length - 1);
    }

    @Test
    void sameSeedGivesTheSameOutput() throws Exception {
        String first = run("generate: the").replaceAll("Seconds.*", "");
        assertEquals(first, run("generate: the").replaceAll("Seconds.*", ""));
    }

    @Test
    void charactersOfNamesAreLearnedLineByLine() throws Exception {
        Path names = Files.writeString(folder.resolve("names.txt"), "anna\nhanna\nnoah\nana\n".repeat(6));
        String text = LabRun.of(
                new NGramNetLab(LabRun.typed("predict: ann", "predict: xyz")),
                folder,
                "--data",
                names.toString(),
                "--lines",
                "--tokens",
                "CHAR",
                "--epochs",
                "2",
                "--optimizer",
                "ADAM");
        assertTrue(text.contains("It sees: a · n · n"));
        assertTrue(text.contains("The character 'x'"));
        assertTrue(text.contains("ln 5"), text);
    }

    @Test
    void settingsOutOfRangeAreWrongUsage() {
        for (String[] args : new String[][] {
            {"--context", "0"},
            {"--embedding", "0"},
            {"--hidden", "9999"},
            {"--dropout", "1"},
            {"--epochs", "0"},
            {"--batch", "0"},
            {"--learning-rate", "0"},
            {"--learning-rate", "NaN"},
            {"--temperature", "0"},
            {"--temperature", "101"},
            {"--temperature", "NaN"},
            {"--vocab", "10"},
            {"--min-count", "0"}
        }) {
            assertThrows(
                    CommandLine.ParameterException.class,
                    () -> LabRun.of(new NGramNetLab(LabRun.typed()), folder, args),
                    String.join(" ", args));
        }
    }

    @Test
    void missingTextAndMissingModelAreExplained() {
        assertThrows(
                UserError.class,
                () -> LabRun.of(
                        new NGramNetLab(LabRun.typed()),
                        folder,
                        "--data",
                        folder.resolve("none.txt").toString()));
        UserError error = assertThrows(
                UserError.class,
                () -> LabRun.of(
                        new NGramNetLab(LabRun.typed()),
                        folder,
                        "--load",
                        folder.resolve("none").toString()));
        assertTrue(error.remedy().contains("--load"));
    }
}
