package dev.aifromzero.level1.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.kit.scoreboard.Scoreboard;
import dev.aifromzero.level1.commands.NGramCommand;
import dev.aifromzero.level1.text.BpeTokenizer;
import dev.aifromzero.level1.text.Corpus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The numbers of docs/beyond.md are those that the program and a pocket calculator give. */
class BeyondNumbersTest {
    private static String page;
    private static BpeTokenizer english;

    @TempDir
    Path folder;

    @BeforeAll
    static void read() throws IOException {
        page = Files.readString(ProjectPaths.root().resolve("docs/beyond.md")).replaceAll("\\s+", " ");
        english = BpeTokenizer.train(Corpus.read(ProjectPaths.data("stories.txt")), 1024, List.of());
    }

    @Test
    void whatEnglishAndHindiCostInTokens() throws IOException {
        says(row("heldout.txt"));
        says(row("stories_hi.txt"));
        double perEnglish = tokensACharacter("heldout.txt");
        double perHindi = tokensACharacter("stories_hi.txt");
        assertEquals(7, Math.round(perHindi / perEnglish));
        says(
                "context of 128 tokens a model would see %d characters of English at once, and %d of Hindi",
                Math.round(128 / perEnglish), Math.round(128 / perHindi));
    }

    @Test
    void whatTwoSentencesCostInTokens() {
        for (String sentence : List.of("It is raining", "पानी बरस रहा है")) {
            says(
                    "'%s'\" %d tokens for %d characters",
                    sentence, english.encode(sentence).length, sentence.codePointCount(0, sentence.length()));
        }
        assertEquals(6, "नमस्ते".codePointCount(0, "नमस्ते".length()));
        assertEquals(18, "नमस्ते".getBytes(StandardCharsets.UTF_8).length);
    }

    @Test
    void whatATokenizerThatLearnedHindiIsWorth() throws Exception {
        JsonNode hindi = ngram("stories_hi.txt");
        double token = hindi.get("heldout_nats").doubleValue();
        double character = hindi.get("heldout_nats_per_character").doubleValue();
        says("reports %.4f nats a token and %.4f nats a character", token, character);
        says("%.4f / %.4f = %.2f characters", token, character, token / character);
        says("So %.2f tokens a character instead of 2.50", character / token);
        double bits = character / Math.log(2);
        String text = Files.readString(ProjectPaths.data("stories_hi.txt"));
        double bytes = text.getBytes(StandardCharsets.UTF_8).length / (double) text.codePointCount(0, text.length());
        says(
                "has %.2f nats a character, which is %.2f bits; a character has about %.1f bytes, so it has about %.2f bits a *byte*",
                character, bits, bytes, bits / bytes);
        double nats = ngram("stories.txt").get("heldout_nats_per_character").doubleValue();
        says("has %.2f nats, %.2f bits a character and a byte", nats, nats / Math.log(2));
    }

    @Test
    void theWeightsInEightAndInFourBits() {
        double[] weights = {0.30, -1.00, 0.08, 0.52};
        says(quantized(weights, 127));
        says(quantized(weights, 7));
        says("0.004 with int8, %.3f with int4", 0.5 / 7);
    }

    @Test
    void theSumsOnPaper() {
        says("800,000 · 3,700,000 = %,d operations", 6L * 800_000 * 3_700_000);
        says("need %d seconds", 6L * 800_000 * 3_700_000 / 50_000_000_000L);
        says("2^(−0.076) = %.3f", Math.pow(2, -0.076));
        says("σ(0.8) = %.3f and a loss of %.3f", sigmoid(0.8), -Math.log(sigmoid(0.8)));
        says("σ(0.15) = %.3f, loss %.3f", sigmoid(0.1 * 1.5), -Math.log(sigmoid(0.1 * 1.5)));
        says("0.95²⁰ = %.3f", Math.pow(0.95, 20));
        says("√(0.7 · 0.3 / 100) = %.3f", Math.sqrt(0.7 * 0.3 / 100));
    }

    private static double sigmoid(double z) {
        return 1 / (1 + Math.exp(-z));
    }

    private static String quantized(double[] weights, int steps) {
        StringBuilder back = new StringBuilder("| back |");
        for (double weight : weights) {
            back.append(String.format(Locale.ROOT, " %.4f |", Math.round(weight * steps) / (double) steps));
        }
        return back.toString().replace('-', '−');
    }

    private static double tokensACharacter(String file) throws IOException {
        String text = Corpus.readExactly(ProjectPaths.data(file));
        return english.encode(text).length / (double) text.codePointCount(0, text.length());
    }

    private static String row(String file) throws IOException {
        String text = Corpus.readExactly(ProjectPaths.data(file));
        return String.format(
                Locale.ROOT,
                "English stories | %,d | %,d | %.2f |",
                text.codePointCount(0, text.length()),
                english.encode(text).length,
                tokensACharacter(file));
    }

    private JsonNode ngram(String file) throws Exception {
        NGramCommand command = new NGramCommand();
        new CommandLine(command)
                .parseArgs(
                        "--file",
                        ProjectPaths.data(file).toString(),
                        "--tokenizer",
                        "bpe",
                        "--smoothing",
                        "kneser-ney",
                        "--json");
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        Console console = Console.on(new PrintStream(written, true, StandardCharsets.UTF_8), 80, false, false);
        command.run(new Lesson(console, 42, false, folder, new Scoreboard(folder.resolve("scoreboard.json"))));
        return new ObjectMapper().readTree(written.toByteArray());
    }

    private static void says(String format, Object... numbers) {
        String words = numbers.length == 0 ? format : String.format(Locale.ROOT, format, numbers);
        assertTrue(page.contains(words), "docs/beyond.md does not say: " + words);
    }
}
