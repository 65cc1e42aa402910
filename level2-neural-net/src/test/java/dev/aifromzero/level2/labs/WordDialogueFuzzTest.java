package dev.aifromzero.level2.labs;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.fuzz.Fuzz;
import dev.aifromzero.fuzz.OddTexts;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.level2.wordvec.WordVectors;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Odd lines typed into the conversation with the word vectors: each is answered, and the end of input ends it. */
class WordDialogueFuzzTest {
    private static final List<String> WORDS =
            List.of("near", "like", "NEAR", "cat", "dog", "नमस्ते", "zebra", "help", "quit it", "%s", "near %d", "");
    private static final WordVectors VECTORS =
            new WordVectors(List.of("cat", "dog", "नमस्ते"), new float[][] {{1, 2}, {0, 0}, {-1, 1}});

    private static String line(SplittableRandom random) {
        StringBuilder line = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            line.append(random.nextInt(4) == 0 ? OddTexts.text(random, 4) : WORDS.get(random.nextInt(WORDS.size())))
                    .append(' ');
        }
        return line.toString();
    }

    @Test
    void everyLineIsAnswered() {
        Fuzz.cases(500, random -> {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            Console console = Console.on(new PrintStream(bytes, true, StandardCharsets.UTF_8), 80, false, false);
            String lines = line(random) + "\n" + line(random);
            new WordDialogue(console, VECTORS).run(new BufferedReader(new StringReader(lines)));
            String shown = bytes.toString(StandardCharsets.UTF_8);
            assertTrue(shown.contains("words> "), shown);
        });
    }
}
