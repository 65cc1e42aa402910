package dev.aifromzero.level4.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.Prompt;
import dev.aifromzero.level1.sampling.SamplingConfig;
import dev.aifromzero.level1.text.CharTokenizer;
import dev.aifromzero.level3.tensor.TensorEngine;
import dev.aifromzero.level4.TinyModels;
import dev.aifromzero.level4.checkpoint.LoadedModel;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DialogueTest {
    private static String talk(String... lines) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Console console = Console.on(new PrintStream(bytes, true, StandardCharsets.UTF_8), 80, false, false);
        try (NDManager root = TensorEngine.newRoot()) {
            CharTokenizer tokenizer = CharTokenizer.fromText("abcdefghij ");
            LoadedModel loaded = new LoadedModel(TinyModels.of(root, tokenizer.vocabSize(), 8), tokenizer);
            BufferedReader answers = new BufferedReader(new StringReader(String.join("\n", lines)));
            new Dialogue(console, new Writer(console, loaded, console::say), SamplingConfig.defaults(), 20, 42)
                    .run(Prompt.on(console, answers));
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static int count(String text, String part) {
        return text.split(java.util.regex.Pattern.quote(part), -1).length - 1;
    }

    @Test
    void theModelGoesOnWithTheTextAndTheEndOfInputLeaves() throws IOException {
        String shown = talk("abc");
        String answer =
                shown.lines().filter(line -> line.startsWith("abc")).findFirst().orElseThrow();
        assertEquals(23, answer.length(), "the prompt and 20 characters");
        assertTrue(shown.contains("Goodbye"));
    }

    @Test
    void theSameSeedGivesTheSameTextAgain() throws IOException {
        String shown = talk("seed 7", "abc", "abc", "seed 7", "abc", "quit", "abc");
        String[] answers = shown.lines().filter(line -> line.startsWith("abc")).toArray(String[]::new);
        assertEquals(3, answers.length, "nothing is answered after quit");
        assertEquals(answers[0], answers[2]);
        assertTrue(!answers[0].equals(answers[1]));
    }

    @Test
    void settingsChangeAndAreShown() throws IOException {
        String shown = talk("temp 0.5", "topk 3", "topp 0.9", "tokens 5", "abc");
        assertTrue(shown.contains("temp 0.5   topk 3   topp 0.9   tokens 5   seed 42"), shown);
        assertEquals(
                8,
                shown.lines()
                        .filter(line -> line.startsWith("abc"))
                        .findFirst()
                        .orElseThrow()
                        .length());
    }

    @Test
    void allRulesOfChoosingCanBeSet() throws IOException {
        String shown = talk("minp 0.1", "penalty 1.5", "norepeat 2", "greedy", "temp 0.7", "abc");
        assertTrue(shown.contains("minp 0.1   penalty 1.5   norepeat 2"), shown);
        assertTrue(shown.contains("temp greedy"), shown);
        assertTrue(shown.contains("temp 0.7   topk 0"), shown);
    }

    @Test
    void badValuesAreRefusedWithASentenceAndChangeNothing() throws IOException {
        String shown = talk("temp 0", "temp abc", "topp 2", "tokens 0", "topk -1", "seed x", "temp");
        assertTrue(shown.contains("temp 1.0   topk 0   topp 1.0   tokens 20   seed 42"), shown);
        assertEquals(1, count(shown, "tokens 20   seed 42"), "only the last line shows settings");
        assertTrue(shown.contains("takes a number, not 'abc'"));
    }

    @Test
    void unknownCharactersAreLeftOutWithANotice() throws IOException {
        String shown = talk("Xab🦚", "🦚", "", "help");
        assertTrue(shown.contains("2 characters were left out"), shown);
        assertTrue(shown.contains("nothing in the prompt that this model knows"), shown);
        assertTrue(shown.contains("Type a few words"), shown);
        assertTrue(shown.contains("start chance anew"), shown);
    }
}
