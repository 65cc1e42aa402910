package dev.aifromzero.level4;

import dev.aifromzero.kit.cli.Launcher;
import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.cli.LevelCommand;
import dev.aifromzero.kit.cli.Step;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.doctor.Check;
import dev.aifromzero.kit.doctor.Checkup;
import dev.aifromzero.kit.doctor.DoctorCommand;
import dev.aifromzero.kit.doctor.Machine;
import dev.aifromzero.kit.doctor.Needs;
import dev.aifromzero.kit.doctor.Patient;
import dev.aifromzero.kit.doctor.Rehearsal;
import dev.aifromzero.kit.doctor.Size;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.kit.scoreboard.Score;
import dev.aifromzero.kit.scoreboard.Scoreboard;
import dev.aifromzero.level3.doctor.PyTorchEngine;
import dev.aifromzero.level3.tensor.EngineSettings;
import dev.aifromzero.level4.commands.AttentionCommand;
import dev.aifromzero.level4.commands.BenchCommand;
import dev.aifromzero.level4.commands.EvaluateCommand;
import dev.aifromzero.level4.commands.ExportCommand;
import dev.aifromzero.level4.commands.GenerateCommand;
import dev.aifromzero.level4.commands.ImportCommand;
import dev.aifromzero.level4.commands.ImprovementsCommand;
import dev.aifromzero.level4.commands.ModelOption;
import dev.aifromzero.level4.doctor.ShortNumbers;
import dev.aifromzero.level4.doctor.TrainedModel;
import dev.aifromzero.level4.steps.Step1Data;
import dev.aifromzero.level4.steps.Step2Train;
import dev.aifromzero.level4.steps.Step3Generate;
import dev.aifromzero.level4.steps.Step4Evaluate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/** Level 4, a Mini-GPT. */
@Command(
        name = "level4",
        mixinStandardHelpOptions = true,
        version = "AI from Zero 1.0.0",
        description = "Level 4: train a Mini-GPT and let it write. Without a command: all steps in order.",
        subcommands = {
            Step1Data.class,
            Step2Train.class,
            Step3Generate.class,
            Step4Evaluate.class,
            ImprovementsCommand.class,
            GenerateCommand.class,
            EvaluateCommand.class,
            AttentionCommand.class,
            ExportCommand.class,
            ImportCommand.class,
            BenchCommand.class,
            DoctorCommand.class
        })
public final class Level4 extends LevelCommand implements Patient {
    private static final long HEAP = Size.megabytes(256);
    private static final long MEMORY = Size.megabytes(2000);
    private static final long OUT = Size.megabytes(50);

    /**
     * Starts the level; it ends the program with its exit code.
     *
     * @param args a command and its options, such as {@code train --steps 500}; nothing for the whole lesson
     */
    public static void main(String[] args) {
        Launcher.start(Level4.class, Level4::new, EngineSettings.forPyTorch(), args);
    }

    @Override
    protected int level() {
        return 4;
    }

    @Override
    protected List<Step> steps() {
        return List.of(new Step1Data(), Step2Train.withPlainFirst(), new Step3Generate(), new Step4Evaluate());
    }

    @Override
    public Checkup checkup(Machine machine, Lesson lesson) {
        PyTorchEngine pytorch = new PyTorchEngine(
                machine, "cpu", Rehearsal.of(Level4.class, EngineSettings.forPyTorch()), ShortNumbers::find);
        List<Path> files = Stream.of("stories.txt", Scoreboard.HELD_OUT_FILE)
                .map(ProjectPaths::data)
                .toList();
        Check model = TrainedModel.in(new ModelOption().folder(lesson), machine.disk());
        return pytorch.checkup(new Needs(4, HEAP, MEMORY, lesson.out(), OUT, files, List.of()), List.of(model));
    }

    @Override
    protected void open(Lesson lesson) {
        lesson.console().banner("Level 4: training a Mini-GPT", "A model trained, tested, and writing by itself");
    }

    @Override
    protected void close(Lesson lesson) throws Exception {
        Console console = lesson.console();
        lesson.scoreboard().show(console, 4);
        console.blank();
        console.say(comparison(lesson));
        console.blank();
        console.say("Let it write: mvn -q -Plevel4 -Dargs=\"generate\"");
    }

    /** Mini-GPT against the n-grams of level 1, whichever way it came out. */
    private static String comparison(Lesson lesson) throws IOException {
        List<Score> scores = lesson.scoreboard().scores();
        Optional<Score> gpt = scores.stream()
                .filter(score -> score.model().equals(Step4Evaluate.NAME))
                .findFirst();
        List<Score> counting = scores.stream()
                .filter(score -> score.level() == 1)
                .sorted(Comparator.comparingDouble(Score::natsPerCharacter))
                .limit(2)
                .toList();
        if (gpt.isEmpty() || counting.isEmpty()) {
            return "Run level 1 too (mvn -q -Plevel1): then the table also says how far counting gets on this page.";
        }
        double gain = 1 - gpt.get().natsPerCharacter() / counting.get(0).natsPerCharacter();
        String against = counting.stream()
                .map(score -> String.format(Locale.ROOT, "%.3f of the %s", score.natsPerCharacter(), score.model()))
                .collect(Collectors.joining(" and "));
        String numbers = String.format(
                Locale.ROOT, "%.3f nats per character against %s", gpt.get().natsPerCharacter(), against);
        if (gain > 0) {
            return String.format(
                    Locale.ROOT,
                    "Mini-GPT beats the best counting models: %s; %.0f%% less surprise than the better one. Counting sees"
                            + " a few tokens back and knows nothing about similar words; the transformer looks further back"
                            + " and uses what it has learned about one word for another.",
                    numbers,
                    gain * 100);
        }
        return "Counting still beats Mini-GPT: " + numbers
                + ". On little text and in little time exact counts are hard to"
                + " beat: the transformer begins with nothing and must first find out what follows what. More steps bring"
                + " it closer, and so does more text (docs/level4.md says why).";
    }
}
