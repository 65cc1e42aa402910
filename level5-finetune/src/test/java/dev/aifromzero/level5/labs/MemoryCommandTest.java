package dev.aifromzero.level5.labs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.DisplayWidth;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.scoreboard.Scoreboard;
import dev.aifromzero.level4.fast.Precision;
import dev.aifromzero.level5.TinyGpt2;
import dev.aifromzero.level5.commands.ModelChoice;
import dev.aifromzero.level5.commands.OpenedModel;
import dev.aifromzero.level5.data.Dataset;
import dev.aifromzero.level5.data.LossOn;
import dev.aifromzero.level5.data.PromptTemplate;
import dev.aifromzero.level5.lora.LoraConfig;
import dev.aifromzero.level5.school.SchoolFacts;
import dev.aifromzero.level5.school.SomeFacts;
import dev.aifromzero.level5.train.FineTuneConfig;
import dev.aifromzero.level5.train.Method;
import dev.aifromzero.level5.train.TrainingSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The memory lab on a random base and two facts. */
class MemoryCommandTest {
    @TempDir
    static Path folder;

    private static Path base;
    private static Path facts;
    private static Path others;

    @BeforeAll
    static void start() throws IOException {
        base = TinyGpt2.write(folder.resolve("base"));
        facts = Files.writeString(
                folder.resolve("facts.jsonl"),
                SomeFacts.shortLine("a", "Rain", "Rain is water.", "water")
                        + SomeFacts.shortLine("b", "Sky", "The sky is blue.", "blue"));
        others = Files.writeString(
                folder.resolve("others.jsonl"), SomeFacts.shortLine("c", "Plants", "Plants grow.", "grow"));
    }

    private static String run(Path out, String... args) throws Exception {
        MemoryCommand command = new MemoryCommand();
        new CommandLine(command).parseArgs(args);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Console console = Console.on(new PrintStream(bytes, true, StandardCharsets.UTF_8), 80, false, false);
        Lesson lesson = new Lesson(console, 42, true, out, new Scoreboard(out.resolve("s.json")));
        command.of(() -> new ModelChoice(base, null, "cpu")).run(lesson);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static MemoryTrial trial(OpenedModel opened, int epochs) throws IOException {
        FineTuneConfig config =
                new FineTuneConfig(epochs, 4, 1, 0.02, 0.1, 0, 1, epochs, LossOn.ANSWER, Precision.FLOAT32, 1);
        TrainingSettings settings = new TrainingSettings(
                Method.LORA, null, config, base.toString(), facts.toString(), "en", PromptTemplate.PLAIN);
        return new MemoryTrial(
                opened, settings, SchoolFacts.read(facts), SchoolFacts.read(others), folder.resolve("trial"));
    }

    @Test
    void eachFactIsShownEquallyOftenInAnyNumberOfPhrasings() throws IOException {
        try (OpenedModel opened = OpenedModel.open(base, "cpu")) {
            for (int phrasings : List.of(1, 2, 4, 6)) {
                Dataset data = trial(opened, 1).dataset(phrasings);
                List<String> learned = data.train().stream()
                        .map(example -> example.pair().question())
                        .toList();
                assertEquals(12, learned.size());
                assertEquals(2 * phrasings, Set.copyOf(learned).size());
                assertEquals(
                        List.of("Rain now?", "Sky now?"),
                        data.heldOut().stream()
                                .map(example -> example.pair().question())
                                .toList());
                assertFalse(learned.contains("Rain now?"));
            }
        }
    }

    @Test
    void whatIsLearnedIsAnsweredInNewWordsAndTheBaseStaysAsItWas() throws IOException {
        try (OpenedModel opened = OpenedModel.open(base, "cpu");
                var bar = Console.on(System.out, 80, false, false).progress("test", 1)) {
            LoraConfig shape = new LoraConfig(6, 12, 0, Set.of("c_attn", "c_fc", "c_proj"));
            MemoryTrial.Outcome outcome = trial(opened, 30).run("first", 6, shape, true, bar);
            assertEquals(31, outcome.points().size());
            MemoryTrial.Point before = outcome.points().get(0);
            assertEquals(0, before.right());
            assertEquals(1, outcome.last().right());
            assertTrue(outcome.last().heldOutLoss() < before.heldOutLoss() / 10, outcome.toString());
            assertTrue(outcome.last().othersLoss() > 10 * outcome.last().heldOutLoss(), outcome.toString());
            MemoryTrial.Outcome again = trial(opened, 30).run("second", 6, shape, false, bar);
            assertEquals(outcome.last(), again.last());
            assertEquals(1, again.points().size());
            assertTrue(trial(opened, 30).secondsOfTraining(shape) > 0);
        }
    }

    @Test
    void allPartsHaveATableAndAPicture() throws Exception {
        Path out = folder.resolve("all");
        String shown = run(out, "--data", facts.toString(), "--others", others.toString(), "--epochs", "2");
        String words = shown.replaceAll("\\s+", " ");
        assertTrue(words.contains("learns 2 facts") && words.contains("8 trainings of 2 epochs: roughly "), shown);
        for (String heading : List.of("Epoch  ", "Phrasings  ", "Ranks  ")) {
            assertEquals(
                    1, shown.lines().filter(line -> line.startsWith(heading)).count(), heading + shown);
        }
        assertEquals(
                8,
                shown.lines()
                        .filter(line -> line.contains(" right, loss on them "))
                        .count(),
                shown);
        for (String part : List.of("epochs", "phrasings", "ranks")) {
            assertTrue(ImageIO.read(out.resolve("memory-" + part + ".png").toFile())
                            .getWidth()
                    > 500);
        }
        shown.lines().forEach(line -> assertTrue(DisplayWidth.of(line) <= 80 || line.contains(out.toString()), line));
    }

    @Test
    void onePartAloneLeavesTheOthersOut() throws Exception {
        Path out = folder.resolve("one");
        String shown = run(
                out,
                "--part",
                "ranks",
                "--facts",
                "1",
                "--data",
                facts.toString(),
                "--others",
                others.toString(),
                "--epochs",
                "1");
        assertTrue(shown.contains("rank 32") && !shown.contains("phrasing "), shown);
        assertFalse(Files.exists(out.resolve("memory-epochs.png")));
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        assertThrows(ParameterException.class, () -> run(folder, "--part", "magic"));
        assertThrows(ParameterException.class, () -> run(folder, "--facts", "0"));
        assertThrows(ParameterException.class, () -> run(folder, "--epochs", "0"));
        assertThrows(
                UserError.class,
                () -> run(folder, "--data", folder.resolve("no.jsonl").toString()));
    }
}
