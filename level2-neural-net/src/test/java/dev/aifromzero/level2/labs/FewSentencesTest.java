package dev.aifromzero.level2.labs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.kit.cli.Step;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The language labs with three or five sentences, as in somebody's first own text. */
class FewSentencesTest {
    private static final List<String> SENTENCES = List.of(
            "The cat sat on the mat.",
            "A dog ran in my garden.",
            "Birds sing every morning.",
            "We like sweet mangoes.",
            "Rain falls in July.");

    @TempDir
    Path folder;

    private String run(Function<BufferedReader, Step> lab, String text, List<String> options, String... typed)
            throws Exception {
        Path file = Files.writeString(folder.resolve("few.txt"), text);
        List<String> args = new ArrayList<>(options);
        args.addAll(List.of("--data", file.toString()));
        return LabRun.of(lab.apply(LabRun.typed(typed)), folder, args.toArray(String[]::new));
    }

    /** {@return the lines between what was typed and the next question} */
    private static List<String> answer(String output, String typed) {
        return output.lines()
                .dropWhile(line -> !line.endsWith("> " + typed))
                .skip(1)
                .takeWhile(line -> !line.isBlank() && !line.contains("words and marks"))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"3, true", "3, false", "5, true", "5, false"})
    void everyLabLearnsFromAFewSentencesAndSaysHowLittleItIs(int count, boolean lines) throws Exception {
        String text = String.join("\n", SENTENCES.subList(0, count));
        List<String> options = lines ? List.of("--epochs", "12", "--lines") : List.of("--epochs", "12");
        String last = count == 3 ? "sing every" : "falls in";
        List<String> outputs = List.of(
                run(TinyLmLab::new, text, options, last),
                run(RnnLab::new, text, options, last),
                run(NGramNetLab::new, text, options, "predict: " + last));
        for (String output : outputs) {
            assertTrue(output.contains("This is very little text, " + (count == 3 ? 19 : 29) + " words and"), output);
            assertTrue(output.contains("o whole text"), output);
            assertFalse(output.contains("o never seen") || output.contains("validation loss"), output);
            assertFalse(output.contains("I do not know"), output);
            assertTrue(output.contains("Goodbye."), output);
        }
    }

    @Test
    void noPairGoesFromOneLineToTheNext() throws Exception {
        String text = "red blue\ngreen yellow\nblack white\n";
        for (Function<BufferedReader, Step> lab :
                List.<Function<BufferedReader, Step>>of(TinyLmLab::new, RnnLab::new)) {
            String word = lab.apply(LabRun.typed()) instanceof RnnLab ? "red blue" : "blue";
            assertEquals("<end>", likeliest(run(lab, text, List.of("--lines"), word), word));
            assertEquals("green", likeliest(run(lab, text, List.of(), word), word));
        }
    }

    private static String likeliest(String output, String typed) {
        return answer(output, typed).stream()
                .filter(line -> line.contains("%"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(output))
                .replaceAll("^[^\\p{L}<]*", "")
                .replaceAll("[ │].*$", "");
    }

    @Test
    @Tag("slow")
    void sentencesLearnedByHeartAreWrittenToTheirEnd() throws Exception {
        String text = String.join("\n", SENTENCES);
        String recurrent = run(RnnLab::new, text, List.of("--lines"), "continue: a dog");
        assertEquals(List.of("a dog ran in my garden."), answer(recurrent, "continue: a dog"));
        String careful = run(NGramNetLab::new, text, List.of("--lines", "--temperature", "0.001"), "generate: a dog");
        assertEquals(List.of("a dog ran in my garden."), answer(careful, "generate: a dog"));
        String wild = run(NGramNetLab::new, text, List.of("--lines", "--temperature", "100"), "generate: a dog");
        assertFalse(answer(wild, "generate: a dog").equals(List.of("a dog ran in my garden.")), wild);
    }

    @Test
    void wordsOfASmallTextAreKnownEvenIfTheyComeOnce() throws Exception {
        String text = "zebra. " + "The cat sat on the mat. ".repeat(30);
        assertFalse(run(TinyLmLab::new, text, List.of(), "zebra").contains("I do not know"));
        assertTrue(
                run(TinyLmLab::new, text, List.of("--min-count", "2"), "zebra").contains("I do not know"));
    }
}
