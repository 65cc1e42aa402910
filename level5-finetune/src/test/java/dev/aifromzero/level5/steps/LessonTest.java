package dev.aifromzero.level5.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.DisplayWidth;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.scoreboard.Scoreboard;
import dev.aifromzero.level5.TinyGpt2;
import dev.aifromzero.level5.commands.EvaluateCommand;
import dev.aifromzero.level5.commands.GenerateCommand;
import dev.aifromzero.level5.commands.Level5Step;
import dev.aifromzero.level5.commands.LogitsCommand;
import dev.aifromzero.level5.commands.MergeCommand;
import dev.aifromzero.level5.commands.ModelChoice;
import dev.aifromzero.level5.commands.Paragraphs;
import dev.aifromzero.level5.labs.MethodsCommand;
import dev.aifromzero.level5.school.SomeFacts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The whole lesson and the commands on a random base and a few pairs. */
class LessonTest {
    @TempDir
    static Path folder;

    private static Path base;
    private static Path pairs;

    @BeforeAll
    static void start() throws IOException {
        base = TinyGpt2.write(folder.resolve("base"));
        pairs = folder.resolve("pairs.jsonl");
        StringBuilder lines = new StringBuilder("this line is broken\n");
        for (int i = 0; i < 24; i++) {
            lines.append("{\"question\": \"Sky " + i + "?\", \"answer\": \"Rain is water.\", \"subject\": \"")
                    .append(List.of("science", "history", "art").get(i % 3))
                    .append("\"}\n");
        }
        Files.writeString(pairs, lines);
    }

    @Test
    void theStepsBuildOnEachOther() throws Exception {
        Path out = folder.resolve("lesson");
        String first = run(new Step1Base(), 80, out);
        assertTrue(first.contains("h.0.attn.c_attn.weight") && first.contains("48 × 144"), first);
        String prepared = run(new Step2Prepare(), 80, out, "--data", pairs.toString());
        assertTrue(prepared.contains("Line 1 is skipped"), prepared);
        assertTrue(prepared.contains("24 pairs can be used"), prepared);
        assertTrue(ImageIO.read(out.resolve("lengths.png").toFile()).getWidth() > 500);
        JsonNode example = new ObjectMapper()
                .readTree(
                        Files.readAllLines(out.resolve("prepared/train.jsonl")).get(0));
        assertEquals(
                TinyGpt2.END,
                example.get("ids").get(example.get("ids").size() - 1).asInt());
        assertTrue(run(new Step3Lora(), 80, out).contains("exactly nothing"));
        String tuned = run(
                new Step4Finetune(),
                80,
                out,
                "--data",
                pairs.toString(),
                "--epochs",
                "10",
                "--learning-rate",
                "0.02",
                "--targets",
                "c_attn,c_proj,c_fc");
        assertTrue(tuned.contains("fine-tuned") && tuned.contains("best"), tuned);
        assertTrue(ImageIO.read(out.resolve("adapter/loss.png").toFile()).getWidth() > 500);
        assertTrue(Files.exists(out.resolve("adapter/prompt_template.json")));
        String compared = run(new Step5Compare(), 80, out, "--data", pairs.toString());
        assertTrue(compared.contains("│") && compared.contains("own answers that keep the form"), compared);
        assertTrue(prepared.replaceAll("\\s+", " ").contains("Nine tenths to learn from"), prepared);
        assertTrue(run(new MergeCommand(), 80, out).contains("merged"));
        Files.delete(out.resolve("merged/vocab.json"));
        assertThrows(UserError.class, () -> run(new MergeCommand(), 80, out, "--to", base.toString()));
    }

    @Test
    void schoolFactsAreSplitByPhrasingAndJudgedByTheirKeys() throws Exception {
        Path out = folder.resolve("facts");
        Path facts = Files.writeString(
                folder.resolve("facts.jsonl"),
                SomeFacts.shortLine("a", "Rain", "Rain is water.", "water")
                        + SomeFacts.shortLine("b", "Sky", "The sky is blue.", "blue"));
        String prepared = run(new Step2Prepare(), 80, out, "--data", facts.toString());
        String words = prepared.replaceAll("\\s+", " ");
        assertTrue(
                words.contains("2 facts, each asked in many phrasings: 12 phrasings to learn from, 2 held"), prepared);
        assertTrue(
                words.contains("One fact: Rain is water. learned: Rain? learned: What is Rain? held out: Rain now?"),
                prepared);
        assertTrue(words.contains("every fact is in both parts"), prepared);
        assertFalse(words.contains("Nine tenths"), prepared);
        String tuned = run(
                new Step4Finetune(),
                80,
                out,
                "--data",
                facts.toString(),
                "--epochs",
                "30",
                "--batch-size",
                "4",
                "--patience",
                "30",
                "--learning-rate",
                "0.02");
        assertTrue(tuned.replaceAll("\\s+", " ").contains("ask for the same facts in other words"), tuned);
        String compared = run(new Step5Compare(), 80, out);
        String flat = compared.replaceAll("\\s+", " ");
        assertTrue(flat.contains("base wrong, fine-tuned right."), compared);
        assertTrue(flat.contains("held-out questions answered right 0 of 2 (0%) 2 of 2 (100%)"), compared);
        assertTrue(flat.contains("A fact that was never shown is not."), compared);
        compared.lines()
                .forEach(line -> assertTrue(DisplayWidth.of(line) <= 80 || line.contains(out.toString()), line));
        String own = run(new Step5Compare(), 80, out, "--question", "Sky?", "--count", "0");
        assertFalse(own.contains("By the keys"), own);
    }

    @Test
    void outputFitsTheTerminalAndHasNoEscapeCodes() throws Exception {
        Path out = folder.resolve("narrow");
        for (String text : List.of(
                run(new Step1Base(), 80, out),
                run(new Step2Prepare(), 80, out, "--data", pairs.toString()),
                run(new Step3Lora(), 80, out),
                run(new Step4Finetune(), 80, out, "--data", pairs.toString(), "--epochs", "1"))) {
            assertFalse(text.contains("\u001b"));
            text.lines()
                    .forEach(line -> assertTrue(DisplayWidth.of(line) <= 80 || line.contains(out.toString()), line));
        }
    }

    @Test
    void idsThatTheContextCannotHoldAreRefusedInWords() {
        UserError error =
                assertThrows(UserError.class, () -> run(new LogitsCommand(), 80, folder, "--ids", "1 ".repeat(2_000)));
        assertTrue(error.getMessage().startsWith("The text has 2000 tokens, but the model's context holds only "));
        assertTrue(error.remedy().startsWith("Shorten the text"), error.remedy());
    }

    @Test
    void logitsAndEvaluationAreOneJsonObject() throws Exception {
        Path page = folder.resolve("page.txt");
        Files.writeString(page, "Rain is water that falls from clouds. ".repeat(8));
        JsonNode json = new ObjectMapper()
                .readTree(run(new EvaluateCommand(), 80, folder, "--file", page.toString(), "--json"));
        assertEquals(
                List.of("tokens", "nats_per_token", "perplexity", "nats_per_character", "bits_per_byte"),
                fieldNames(json));
        assertEquals(
                json.get("perplexity").asDouble(),
                Math.exp(json.get("nats_per_token").asDouble()),
                1e-6);
        assertTrue(json.get("nats_per_character").asDouble()
                < json.get("nats_per_token").asDouble());
    }

    @Test
    void theTemplateOfTheTrainingIsUsedEverywhereAfterwards() throws Exception {
        Path out = folder.resolve("templates");
        String tuned =
                run(new Step4Finetune(), 80, out, "--data", pairs.toString(), "--epochs", "2", "--template", "plain");
        assertTrue(tuned.contains("template 'plain'"), tuned);
        String kept = Files.readString(out.resolve("adapter/prompt_template.json"));
        assertTrue(kept.contains("plain") && kept.contains("Q: {question}"), kept);
        String evaluated = run(base, out.resolve("adapter"), new EvaluateCommand(), 80, out, "--answers");
        assertTrue(evaluated.contains("template 'plain'") && evaluated.contains("pairs.jsonl"), evaluated);
        JsonNode json = new ObjectMapper()
                .readTree(run(base, out.resolve("adapter"), new EvaluateCommand(), 80, out, "--answers", "--json"));
        assertEquals(3, json.get("pairs").asInt());
        double best = Files.readAllLines(out.resolve("adapter/metrics.jsonl")).stream()
                .mapToDouble(line -> Double.parseDouble(line.replaceFirst(".*\"val_loss\":([^,]+),.*", "$1")))
                .min()
                .orElseThrow();
        assertEquals(best, json.get("nats_per_token").asDouble(), 1e-5);
    }

    @Test
    void resumeTakesTheSettingsOfTheFolderAndRefusesOthers() throws Exception {
        Path out = folder.resolve("resumed");
        run(new Step4Finetune(), 80, out, "--data", pairs.toString(), "--epochs", "2", "--rank", "2");
        String again = run(new Step4Finetune(), 80, out, "--resume");
        assertTrue(again.contains("Going on after step 4") && again.contains("all epochs run"), again);
        run(new Step4Finetune(), 80, out, "--data", pairs.toString(), "--epochs", "2", "--rank", "2", "--resume");
        UserError error =
                assertThrows(UserError.class, () -> run(new Step4Finetune(), 80, out, "--resume", "--epochs", "3"));
        assertTrue(error.getMessage().contains("other settings"), error.getMessage());
        assertThrows(UserError.class, () -> run(new Step4Finetune(), 80, folder.resolve("nothing"), "--resume"));
    }

    @Test
    void aFullyTunedFolderIsABaseThatKnowsItsForm() throws Exception {
        Path out = folder.resolve("full");
        String tuned = run(
                new Step4Finetune(),
                80,
                out,
                "--method",
                "full",
                "--data",
                pairs.toString(),
                "--epochs",
                "2",
                "--template",
                "chat");
        assertTrue(tuned.contains("open it with --base"), tuned);
        String evaluated = run(out.resolve("full"), null, new EvaluateCommand(), 80, out, "--answers");
        assertTrue(evaluated.contains("template 'chat'"), evaluated);
        assertThrows(
                CommandLine.ParameterException.class,
                () -> run(new Step4Finetune(), 80, out, "--method", "last-block", "--rank", "4"));
        assertThrows(
                CommandLine.ParameterException.class, () -> run(new Step4Finetune(), 80, out, "--method", "magic"));
    }

    @Test
    void threeMethodsAreTriedInProgramsOfTheirOwn() throws Exception {
        Path out = folder.resolve("methods");
        String table = run(new MethodsCommand(), 80, out, "--data", pairs.toString(), "--epochs", "1");
        for (String word : List.of("lora", "full", "last-block", "100.00%", "ms a step")) {
            assertTrue(table.contains(word), table);
        }
        assertTrue(Files.exists(out.resolve("methods/full/trial.json")), table);
        table.lines().forEach(line -> assertTrue(DisplayWidth.of(line) <= 80 || line.contains(out.toString()), line));
    }

    @Test
    void aTrialThatFailsSaysWhy() {
        UserError error = assertThrows(
                UserError.class,
                () -> run(
                        new MethodsCommand(),
                        80,
                        folder.resolve("failed"),
                        "--data",
                        folder.resolve("no").toString()));
        assertTrue(error.getMessage().contains("no"), error.getMessage());
    }

    @Test
    void theGridHasALineForEachPairOfValuesAndIsTheSameEachTime() throws Exception {
        String[] args = {"--grid", "--prompt", "Rain is", "--temperatures", "0.2,1.0", "--top-ps", "0.5,1.0"};
        String first = run(new GenerateCommand(), 80, folder, args);
        assertEquals(first, run(new GenerateCommand(), 80, folder, args));
        assertEquals(
                4,
                first.lines()
                        .filter(line -> line.matches("(0\\.2|1\\.0)    (0\\.5|1\\.0)  .*"))
                        .count(),
                first);
        assertThrows(
                CommandLine.ParameterException.class,
                () -> run(new GenerateCommand(), 80, folder, "--grid", "--prompt", "x", "--top-ps", "2"));
    }

    @Test
    void severalContinuationsDiffer() throws Exception {
        String text = run(new GenerateCommand(), 80, folder, "--prompt", "Rain is", "--samples", "3", "--tokens", "8");
        assertTrue(text.split("Rain is", -1).length >= 4, text);
    }

    @Test
    void idsAreReadAndCheckedAgainstTheVocabulary() {
        assertEquals(
                List.of(3L, 5L, 279L),
                Arrays.stream(LogitsCommand.parse(" 3, 5 279 ", 280)).boxed().toList());
        for (String bad : List.of("", "x", "-1", "280", "1.5", "99999999999")) {
            assertThrows(UserError.class, () -> LogitsCommand.parse(bad, 280), bad);
        }
    }

    @Test
    void withoutAnAdapterCompareSaysWhatToDo() {
        UserError error = assertThrows(UserError.class, () -> run(new Step5Compare(), 80, folder.resolve("empty")));
        assertTrue(error.remedy().contains("finetune"));
    }

    @Test
    void optionsOutOfRangeAreWrongUsage() {
        for (List<String> bad : List.of(
                List.of("--rank", "0"),
                List.of("--alpha", "-1"),
                List.of("--dropout", "1"),
                List.of("--targets", "wte"),
                List.of("--epochs", "0"),
                List.of("--accumulate", "0"),
                List.of("--batch-size", "0"),
                List.of("--template", "nobody"),
                List.of("--learning-rate", "0"))) {
            assertThrows(
                    CommandLine.ParameterException.class,
                    () -> run(new Step4Finetune(), 80, folder.resolve("no"), bad.toArray(String[]::new)),
                    bad.toString());
        }
    }

    @Test
    void longWordsAndArrowsAreSetIn() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Console console = Console.on(new PrintStream(bytes, true, StandardCharsets.UTF_8), 20, false, false);
        Paragraphs.show(console, "  → ", "one two three four five");
        assertEquals(
                "  → one two three\n    four five\n",
                bytes.toString(StandardCharsets.UTF_8).replace("\r\n", "\n"));
    }

    private static List<String> fieldNames(JsonNode json) {
        List<String> names = new java.util.ArrayList<>();
        json.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static String run(Level5Step step, int width, Path out, String... args) throws Exception {
        return run(base, null, step, width, out, args);
    }

    private static String run(Path base, Path adapter, Level5Step step, int width, Path out, String... args)
            throws Exception {
        new CommandLine(step).parseArgs(args);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Console console = Console.on(new PrintStream(bytes, true, StandardCharsets.UTF_8), width, false, false);
        Lesson lesson = new Lesson(console, 42, true, out, new Scoreboard(out.resolve("scoreboard.json")));
        step.of(() -> new ModelChoice(base, adapter, "cpu")).run(lesson);
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
