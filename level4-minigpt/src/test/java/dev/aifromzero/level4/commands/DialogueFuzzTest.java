package dev.aifromzero.level4.commands;

import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import dev.aifromzero.fuzz.Fuzz;
import dev.aifromzero.fuzz.OddTexts;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.Prompt;
import dev.aifromzero.level1.sampling.SamplingConfig;
import dev.aifromzero.level1.text.BpeTokenizer;
import dev.aifromzero.level1.text.CharTokenizer;
import dev.aifromzero.level1.text.Tokenizer;
import dev.aifromzero.level3.tensor.TensorEngine;
import dev.aifromzero.level4.TinyModels;
import dev.aifromzero.level4.checkpoint.LoadedModel;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Odd lines typed into generate's conversation: each is answered, the settings stay possible, the end of input ends it. */
class DialogueFuzzTest {
    private static final List<String> SETTINGS =
            List.of("temp", "topk", "topp", "minp", "penalty", "norepeat", "tokens", "seed");
    private static final List<String> VALUES = List.of(
            "",
            "abc",
            "-1",
            "0",
            "1",
            "2",
            "0.5",
            "1.5",
            "100",
            "101",
            "NaN",
            "Infinity",
            "-Infinity",
            "1e-300",
            "1e300",
            "0x1p3",
            "1f",
            "2147483647",
            "-2147483648",
            "99999999999",
            "%d",
            "😀",
            "١",
            "1 2");
    private static final List<String> OTHERS =
            List.of("", "help", "greedy", "greedy now", "quit?", "abc", "a cab", "<|endoftext|>", "%s %n", "   ");
    private static final Pattern SHOWN =
            Pattern.compile("temp (\\S+)   topk (\\d+)   topp (\\S+)   tokens (\\d+)   seed (-?\\d+)");

    private static String line(SplittableRandom random) {
        return switch (random.nextInt(4)) {
            case 0 -> OddTexts.text(random, 6).replace("\n", "").repeat(random.nextInt(10) == 0 ? 500 : 1);
            case 1 -> OTHERS.get(random.nextInt(OTHERS.size()));
            default -> SETTINGS.get(random.nextInt(SETTINGS.size())) + " " + VALUES.get(random.nextInt(VALUES.size()));
        };
    }

    @Test
    void everyLineIsAnsweredAndTheSettingsStayPossible() {
        try (NDManager root = TensorEngine.newRoot()) {
            for (Tokenizer tokenizer : List.of(
                    CharTokenizer.fromText("abcdefghij "), BpeTokenizer.train("abc", 257, List.of("<|endoftext|>")))) {
                LoadedModel loaded = new LoadedModel(TinyModels.of(root, tokenizer.vocabSize(), 8), tokenizer);
                Fuzz.cases(15, random -> talk(loaded, random));
            }
        }
    }

    @Test
    void everySettingTakesOrRefusesEveryValue() throws Exception {
        List<String> lines = new ArrayList<>();
        for (String setting : SETTINGS) {
            for (String value : VALUES) {
                lines.add(setting + " " + value);
            }
            lines.add("tokens 2");
            lines.add("abc");
        }
        try (NDManager root = TensorEngine.newRoot()) {
            CharTokenizer tokenizer = CharTokenizer.fromText("abcdefghij ");
            talk(new LoadedModel(TinyModels.of(root, tokenizer.vocabSize(), 8), tokenizer), lines);
        }
    }

    private static void talk(LoadedModel loaded, SplittableRandom random) throws Exception {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            lines.add(line(random));
            lines.add("tokens 2"); // a million tokens may be asked for, but nobody waits for them here
            lines.add("abc");
        }
        talk(loaded, lines);
    }

    private static void talk(LoadedModel loaded, List<String> lines) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Console console = Console.on(new PrintStream(bytes, true, StandardCharsets.UTF_8), 80, false, false);
        new Dialogue(console, new Writer(console, loaded, console::say), SamplingConfig.defaults(), 2, 42)
                .run(Prompt.on(console, new BufferedReader(new StringReader(String.join("\n", lines)))));
        String shown = bytes.toString(StandardCharsets.UTF_8);
        assertTrue(shown.stripTrailing().endsWith("Goodbye."), shown);
        var settings = SHOWN.matcher(shown);
        int found = 0;
        while (settings.find()) {
            found++;
            double temperature = settings.group(1).equals("greedy") ? 1 : Double.parseDouble(settings.group(1));
            double topP = Double.parseDouble(settings.group(3));
            assertTrue(temperature >= 0.001 && temperature <= 100 && topP > 0 && topP <= 1, settings.group());
            int tokens = Integer.parseInt(settings.group(4));
            assertTrue(tokens >= 1 && tokens <= 1_000_000, settings.group());
        }
        assertTrue(found >= 6, shown);
    }
}
