package dev.aifromzero.level3;

import dev.aifromzero.kit.cli.Launcher;
import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.cli.LevelCommand;
import dev.aifromzero.kit.cli.Step;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.doctor.Checkup;
import dev.aifromzero.kit.doctor.DoctorCommand;
import dev.aifromzero.kit.doctor.Machine;
import dev.aifromzero.kit.doctor.Needs;
import dev.aifromzero.kit.doctor.Patient;
import dev.aifromzero.kit.doctor.Rehearsal;
import dev.aifromzero.kit.doctor.Size;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level1.text.CharTokenizer;
import dev.aifromzero.level1.text.Corpus;
import dev.aifromzero.level3.doctor.PyTorchEngine;
import dev.aifromzero.level3.labs.DjlBlockLab;
import dev.aifromzero.level3.steps.Step1Embedding;
import dev.aifromzero.level3.steps.Step2Attention;
import dev.aifromzero.level3.steps.Step3Block;
import dev.aifromzero.level3.steps.Step4MiniTransformer;
import dev.aifromzero.level3.tensor.EngineSettings;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;

/** Level 3, a transformer. */
@Command(
        name = "level3",
        mixinStandardHelpOptions = true,
        version = "AI from Zero 1.0.0",
        description = "Level 3: build a transformer, piece by piece. Without a command: all steps in order.",
        subcommands = {
            Step1Embedding.class,
            Step2Attention.class,
            Step3Block.class,
            Step4MiniTransformer.class,
            DjlBlockLab.class,
            DoctorCommand.class
        })
public final class Level3 extends LevelCommand implements Patient {
    private static final long HEAP = Size.megabytes(64);
    private static final long MEMORY = Size.megabytes(350);
    private static final long OUT = Size.megabytes(1);

    /**
     * Starts the level in a JVM with the settings that PyTorch needs.
     *
     * @param args a step's or lab's name and its options; empty for all steps in order
     */
    public static void main(String[] args) {
        Launcher.start(Level3.class, Level3::new, EngineSettings.forPyTorch(), args);
    }

    @Override
    protected int level() {
        return 3;
    }

    @Override
    protected List<Step> steps() {
        return List.of(new Step1Embedding(), new Step2Attention(), new Step3Block(), new Step4MiniTransformer());
    }

    @Override
    public Checkup checkup(Machine machine, Lesson lesson) {
        PyTorchEngine pytorch = new PyTorchEngine(
                machine, "", Rehearsal.of(Level3.class, EngineSettings.forPyTorch()), root -> List.of());
        List<Path> files = List.of(ProjectPaths.data("india.txt"));
        return pytorch.checkup(new Needs(3, HEAP, MEMORY, lesson.out(), OUT, files, List.of()), List.of());
    }

    @Override
    protected void open(Lesson lesson) {
        lesson.console().banner("Level 3: a transformer", "Built piece by piece, small enough to follow every number");
    }

    @Override
    protected void close(Lesson lesson) throws Exception {
        Console console = lesson.console();
        int vocabSize = CharTokenizer.fromText(Corpus.read(ProjectPaths.data("india.txt")))
                .vocabSize();
        if (lesson.scoreboard().scores().isEmpty()) {
            console.section("Scoreboard");
            console.say("The scoreboard is still empty: levels 1 and 2 fill in its first lines.");
        } else {
            lesson.scoreboard().show(console, 3);
        }
        console.blank();
        console.say(
                "This level adds no score: an untrained transformer over %d characters would have about ln %d = %.3f nats"
                        + " per character, the same as guessing. Level 4 trains it.",
                vocabSize, vocabSize, Math.log(vocabSize));
    }
}
