package dev.aifromzero.level1.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.cli.Step;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.DisplayWidth;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.scoreboard.Scoreboard;
import dev.aifromzero.level1.commands.CleanCommand;
import dev.aifromzero.level1.commands.CompareCommand;
import dev.aifromzero.level1.commands.NGramCommand;
import dev.aifromzero.level1.commands.TokenizeCommand;
import dev.aifromzero.level1.text.BpeTokenizer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class StepsTest {
    private static final String TALE =
            "Once a crow found a pot with a little water in it. It dropped stone after stone, and drank. ";

    @TempDir
    Path folder;

    private String run(Step step, int width, boolean colours, String... options) throws Exception {
        new CommandLine(step).parseArgs(options);
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);
        Console console = Console.on(out, width, colours, false);
        step.run(new Lesson(console, 42, true, folder, new Scoreboard(folder.resolve("scoreboard.json"))));
        return written.toString(StandardCharsets.UTF_8);
    }

    private String file(String text) throws Exception {
        return Files.writeString(folder.resolve("text.txt"), text).toString();
    }

    private static List<Step> lesson() {
        return List.of(new Step1CountBigrams(), new Step2Generate(), new Step3LongerContext(), new Step4Tokens());
    }

    @Test
    void everyStepFitsItsTerminalWithoutColourCodesWhereNoneAreWanted() throws Exception {
        for (int width : new int[] {80, 120}) {
            for (Step step : lesson()) {
                String shown = run(step, width, false);
                assertFalse(shown.contains("\u001b"));
                shown.lines().forEach(line -> assertTrue(DisplayWidth.of(line) <= width, line));
            }
        }
    }

    @Test
    void everyCommandFitsItsTerminal() throws Exception {
        String text = file(TALE.repeat(30));
        List<String> shown = List.of(
                run(new CompareCommand(), 80, false),
                run(new Step3LongerContext(), 80, false, "--data", text, "--tokenizer", "word"),
                run(new Step3LongerContext(), 80, false, "--data", text, "--tokenizer", "bpe", "--vocab-size", "280"),
                run(new NGramCommand(), 80, false, "--file", text, "--orders", "--tokenizer", "bpe"),
                run(new NGramCommand(), 80, false, "--file", text, "--tokenizer", "word"));
        for (String output : shown) {
            assertFalse(output.contains("\u001b"));
            output.lines().forEach(line -> assertTrue(DisplayWidth.of(line) <= 80, line));
        }
    }

    @Test
    void step3MarksTheOrderThatNewTextSurprisesLeast() throws Exception {
        String shown = run(new Step3LongerContext(), 80, false);
        String axis = shown.lines()
                .filter(line -> line.contains("  order  "))
                .findFirst()
                .orElseThrow();
        String arrow =
                shown.lines().filter(line -> line.contains("↑")).findFirst().orElseThrow();
        int best = axis.charAt(arrow.indexOf('↑')) - '0';
        double smallest = Double.POSITIVE_INFINITY;
        int smallestAt = 0;
        for (int order = 1; order <= 6; order++) {
            int wanted = order;
            String row = shown.lines()
                    .filter(line -> line.matches(" {4}" + wanted + " +\\d\\.\\d{4} +\\d.*"))
                    .findFirst()
                    .orElseThrow();
            double heldOut = Double.parseDouble(row.strip().split(" +")[2]);
            if (heldOut < smallest) {
                smallest = heldOut;
                smallestAt = order;
            }
        }
        assertEquals(smallestAt, best, shown);
    }

    @Test
    void compareFindsEachTextInItsOwnModel() throws Exception {
        Path hindi = Files.writeString(
                folder.resolve("hindi.txt"), "एक बार की बात है, एक गाँव में एक लड़की रहती थी। ".repeat(30));
        String shown = run(new CompareCommand(), 80, false, file(TALE.repeat(30)), hindi.toString());
        String flat = shown.replaceAll("\\s+", " ");
        assertTrue(flat.contains("New text of A surprises the model of A less"), shown);
        assertTrue(flat.contains("New text of B surprises the model of B less"), shown);
    }

    @Test
    void compareRefusesTextsThatAreTooShort() throws Exception {
        String one = file("x");
        assertThrows(UserError.class, () -> run(new CompareCommand(), 80, false, one, one));
        assertThrows(CommandLine.ParameterException.class, () -> run(new CompareCommand(), 80, false, "--order", "9"));
    }

    @Test
    void coloursChangeNoWordOfALesson() throws Exception {
        String plain = run(new Step2Generate(), 80, false);
        String coloured = run(new Step2Generate(), 80, true);
        assertTrue(coloured.contains("\u001b"));
        assertEquals(plain, coloured.replaceAll("\u001b\\[[0-9;]*m", ""));
    }

    @Test
    void theSameSeedShowsTheSame() throws Exception {
        assertEquals(run(new Step2Generate(), 80, false), run(new Step2Generate(), 80, false));
    }

    @Test
    void countingShowsTheHandWorkedExample() throws Exception {
        // after t come h twice and a space once; the last t has no follower
        String shown = run(new Step1CountBigrams(), 80, false, "--data", file("that that"));
        assertTrue(shown.contains("After t: 3 characters"), shown);
        assertTrue(shown.contains("P(h after t) = count(th)"), shown);
        assertTrue(shown.contains("2 / 3 = 0.6667"), shown);
        assertTrue(shown.contains("8 marks, on 5 different pairs, out of 4 × 4 = 16"), shown);
    }

    @Test
    void everyThrowOfTheDieFallsIntoTheStretchThatIsMarked() throws Exception {
        String shown = run(new Step2Generate(), 80, false);
        double die = -1;
        int falls = 0;
        for (String line : shown.lines().toList()) {
            if (line.contains("die: ")) {
                die = Double.parseDouble(
                        line.substring(line.indexOf("die: ") + 5).strip());
            } else if (line.contains("← the die falls here")) {
                String[] words = line.strip().split("\\s+");
                assertTrue(die >= Double.parseDouble(words[2]) - 0.0011, line);
                assertTrue(die <= Double.parseDouble(words[4]) + 0.0011, line);
                falls++;
            }
        }
        assertEquals(5, falls);
    }

    @Test
    void oneDistributionIsShownUnderSeveralSettings() throws Exception {
        // after a: b twice, c once, a once
        String shown = run(new Step2Generate(), 80, false, "--data", file("abacaab"), "--start", "a");
        assertTrue(shown.lines().anyMatch(line -> line.matches("as counted +50 ███ +25 █▌ +25 █▌ +3")), shown);
        assertTrue(shown.lines().anyMatch(line -> line.matches("greedy +100 ██████ +– +– +1")), shown);
        assertTrue(shown.lines().anyMatch(line -> line.matches("temperature 0.5 +67 ████ +17 █ +17 █ +3")), shown);
    }

    @Test
    void aTextOfTwoCharactersIsEnoughToCountAndToWrite() throws Exception {
        String two = file("ab");
        assertTrue(run(new Step1CountBigrams(), 80, false, "--data", two).contains("ab"));
        assertTrue(run(new Step2Generate(), 80, false, "--data", two).contains("After 5 decisions"));
    }

    @Test
    void textsThatAreTooShortAreRefused() throws Exception {
        String one = file("x");
        assertThrows(UserError.class, () -> run(new Step1CountBigrams(), 80, false, "--data", one));
        assertThrows(UserError.class, () -> run(new Step2Generate(), 80, false, "--data", one));
        assertThrows(UserError.class, () -> run(new Step3LongerContext(), 80, false, "--data", one));
    }

    @Test
    void ngramPrintsExactlyOneJsonObject() throws Exception {
        String text = file("abcabcabcabcabcabcab");
        String json = run(
                new NGramCommand(),
                80,
                false,
                "--file",
                text,
                "--order",
                "2",
                "--smoothing",
                "add-k",
                "--k",
                "1",
                "--split",
                "0.5",
                "--json");
        // learned "abcabcabca": after a 3 b, after b 3 c, after c 3 a: each (3 + 1) / (3 + 3); predicted: 9 pairs
        JsonNode object = new ObjectMapper().readTree(json);
        assertEquals(1, json.strip().lines().count());
        assertEquals(List.of("order", "train_nats", "heldout_nats", "perplexity", "pairs"), fieldNames(object));
        assertEquals(2, object.get("order").asInt());
        assertEquals(-Math.log(4 / 6.0), object.get("train_nats").asDouble(), 1e-12);
        assertEquals(-Math.log(4 / 6.0), object.get("heldout_nats").asDouble(), 1e-12);
        assertEquals(1.5, object.get("perplexity").asDouble(), 1e-12);
        assertEquals(9, object.get("pairs").asInt());
    }

    @Test
    void ngramOfWordsAndPiecesAddsNatsACharacter() throws Exception {
        String text = file("go, stop! ".repeat(40));
        for (String kind : List.of("word", "bpe")) {
            String json = run(
                    new NGramCommand(),
                    80,
                    false,
                    "--file",
                    text,
                    "--order",
                    "2",
                    "--k",
                    "1e-9",
                    "--tokenizer",
                    kind,
                    "--json");
            JsonNode object = new ObjectMapper().readTree(json);
            assertEquals(
                    List.of(
                            "order",
                            "train_nats",
                            "heldout_nats",
                            "perplexity",
                            "pairs",
                            "train_nats_per_character",
                            "heldout_nats_per_character"),
                    fieldNames(object));
            double tokens =
                    object.get("heldout_nats").asDouble() * object.get("pairs").asInt();
            double perCharacter = object.get("heldout_nats_per_character").asDouble();
            assertTrue(perCharacter <= object.get("heldout_nats").asDouble(), json);
            assertTrue(tokens >= 0 && perCharacter >= 0, json);
        }
    }

    @Test
    void ngramMeasuresAllOrdersOneObjectALine() throws Exception {
        String json = run(
                new NGramCommand(),
                80,
                false,
                "--file",
                file("abcabcabcabcabcabcabcabc".repeat(5)),
                "--orders",
                "--order",
                "4",
                "--json");
        assertEquals(4, json.strip().lines().count());
        assertEquals(
                4,
                new ObjectMapper()
                        .readTree(json.strip().lines().toList().get(3))
                        .get("order")
                        .asInt());
    }

    private static List<String> fieldNames(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void ngramRefusesWrongValuesAsWrongUsage() throws Exception {
        String text = file("abcabcabcabc");
        for (String[] wrong : new String[][] {
            {"--order", "9"},
            {"--order", "0"},
            {"--split", "0"},
            {"--split", "1.5"},
            {"--smoothing", "none"},
            {"--k", "0"},
            {"--vocab-size", "255"},
            {"--tokenizer", "syllable"}
        }) {
            assertThrows(
                    CommandLine.ParameterException.class,
                    () -> run(new NGramCommand(), 80, false, "--file", text, wrong[0], wrong[1]));
        }
    }

    @Test
    void tokenizePrintsIdsOfTheFileExactlyAsItIs() throws Exception {
        // 256 lo, 257 low, 258 ␣low: equally frequent pairs in the order of their ids
        BpeTokenizer.train("low lower lowest", 260, List.of()).save(folder);
        String text = file(" low\n");
        assertEquals(
                "258 198\n",
                run(new TokenizeCommand(), 80, false, "--vocab", folder.toString(), "--file", text, "--ids")
                        .replace(System.lineSeparator(), "\n"));
    }

    @Test
    void cleanWritesTheTextAndSaysWhatItRemoved() throws Exception {
        Path to = folder.resolve("new/clean.txt");
        String shown = run(
                new CleanCommand(),
                80,
                false,
                "--file",
                file("<p>Cafe\u0301&nbsp;\u200Bnoir</p>"),
                "--to",
                to.toString());
        assertEquals("Café noir\n", Files.readString(to));
        assertTrue(shown.contains("invisible marks"), shown);
        assertTrue(shown.contains("characters rewritten"), shown);
        shown.lines()
                .filter(line -> !line.contains(folder.toString()))
                .forEach(line -> assertTrue(DisplayWidth.of(line) <= 80, line));
    }

    @Test
    void cleanRefusesToWriteNothingOrOverItsSource() throws Exception {
        String page = file("<script>x</script>");
        Path to = folder.resolve("clean.txt");
        assertThrows(UserError.class, () -> run(new CleanCommand(), 80, false, "--file", page, "--to", to.toString()));
        assertFalse(Files.exists(to));
        assertThrows(UserError.class, () -> run(new CleanCommand(), 80, false, "--file", page, "--to", page));
        assertThrows(
                UserError.class, () -> run(new CleanCommand(), 80, false, "--file", page, "--to", folder.toString()));
    }

    @Test
    void tokenizeShowsAllThreeKindsWithoutAVocabulary() throws Exception {
        String shown = run(new TokenizeCommand(), 80, false, "--text", "She said zzyzx.");
        assertTrue(shown.contains("[S][h][e]"), shown);
        assertTrue(shown.contains("[she][said][<unk>][.]"), shown);
        assertTrue(shown.contains("[␣said]"), shown);
    }
}
