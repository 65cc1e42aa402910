package dev.aifromzero.level2;

import dev.aifromzero.kit.cli.JvmSettings;
import dev.aifromzero.kit.cli.Launcher;
import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.cli.LevelCommand;
import dev.aifromzero.kit.cli.Step;
import dev.aifromzero.kit.doctor.Checkup;
import dev.aifromzero.kit.doctor.DoctorCommand;
import dev.aifromzero.kit.doctor.Machine;
import dev.aifromzero.kit.doctor.Needs;
import dev.aifromzero.kit.doctor.NumberEngine;
import dev.aifromzero.kit.doctor.Patient;
import dev.aifromzero.kit.doctor.Rehearsal;
import dev.aifromzero.kit.doctor.Size;
import dev.aifromzero.kit.error.Remedy;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.kit.scoreboard.Score;
import dev.aifromzero.kit.scoreboard.Scoreboard;
import dev.aifromzero.level1.text.Corpus;
import dev.aifromzero.level2.doctor.Nd4jEngine;
import dev.aifromzero.level2.labs.BenchLab;
import dev.aifromzero.level2.labs.DigitsLab;
import dev.aifromzero.level2.labs.ExperimentsLab;
import dev.aifromzero.level2.labs.GradientCheckLab;
import dev.aifromzero.level2.labs.NGramNetLab;
import dev.aifromzero.level2.labs.RnnLab;
import dev.aifromzero.level2.labs.TinyLmLab;
import dev.aifromzero.level2.labs.Word2VecLab;
import dev.aifromzero.level2.network.NeuralNetworkScore;
import dev.aifromzero.level2.steps.Step1Neuron;
import dev.aifromzero.level2.steps.Step2Network;
import dev.aifromzero.level2.steps.Step3Train;
import dev.aifromzero.level2.steps.Step4Autograd;
import dev.aifromzero.level2.steps.Step5Visualize;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/** Level 2, a neural network: from one neuron to a network that learns which letter comes next. */
@Command(
        name = "level2",
        mixinStandardHelpOptions = true,
        version = "AI from Zero 1.0.0",
        description = "Level 2: a neural network. Without a command: the whole lesson.",
        subcommands = {
            Step1Neuron.class,
            Step2Network.class,
            Step3Train.class,
            Step4Autograd.class,
            Step5Visualize.class,
            GradientCheckLab.class,
            TinyLmLab.class,
            NGramNetLab.class,
            RnnLab.class,
            DigitsLab.class,
            BenchLab.class,
            ExperimentsLab.class,
            Word2VecLab.class,
            DoctorCommand.class
        })
public final class Level2 extends LevelCommand implements Patient {
    private static final long HEAP = Size.megabytes(128);
    private static final long MEMORY = Size.megabytes(650);
    private static final long OUT = Size.megabytes(1);

    /**
     * What ND4J needs: one thread (more make small matrices slower, and adding rows together would give another result
     * each time), and no busy waiting.
     */
    public static final JvmSettings SETTINGS = JvmSettings.plain()
            .withEnvironment("OMP_NUM_THREADS", "1")
            .withEnvironment("OPENBLAS_NUM_THREADS", "1")
            .withEnvironment("OMP_WAIT_POLICY", "PASSIVE")
            .withEnvironment("GOMP_SPINCOUNT", "0");

    /**
     * Starts the level in a JVM with its {@link #SETTINGS}.
     *
     * @param args a step's or lab's name and its options; empty for the whole lesson
     */
    public static void main(String[] args) {
        Launcher.start(Level2.class, Level2::new, SETTINGS, args);
    }

    @Override
    protected int level() {
        return 2;
    }

    @Override
    protected List<Step> steps() {
        Step3Train train = new Step3Train();
        return List.of(new Step1Neuron(), new Step2Network(), train, new Step4Autograd(), new Step5Visualize(train));
    }

    @Override
    public Checkup checkup(Machine machine, Lesson lesson) {
        List<Path> files = Stream.of("india.txt", "stories.txt", Scoreboard.HELD_OUT_FILE)
                .map(ProjectPaths::data)
                .toList();
        NumberEngine nd4j = Nd4jEngine.here(machine.disk(), Rehearsal.of(Level2.class, SETTINGS));
        return new Checkup(
                new Needs(2, HEAP, MEMORY, lesson.out(), OUT, files, List.of(nd4j.cache())),
                List.of(),
                Optional.of(nd4j));
    }

    @Override
    protected void open(Lesson lesson) {
        lesson.console()
                .banner("Level 2: a neural network", "Nobody counts any more: the machine learns from its mistakes");
        lesson.console()
                .say("In level 1 we counted which letter follows which, and wrote the counts into a table."
                        + " That worked, but a table knows only what it has seen. Can a machine find the numbers by itself, by"
                        + " guessing, being wrong, and changing a little? In five steps we build one that can.");
    }

    @Override
    protected void close(Lesson lesson) throws Exception {
        String stories = Corpus.read(ProjectPaths.data("stories.txt"));
        String page = Corpus.read(ProjectPaths.data(Scoreboard.HELD_OUT_FILE));
        NeuralNetworkScore score = new Remedy("Give each at least a few lines of text")
                .around(() -> new NeuralNetworkScore(stories, page));
        lesson.scoreboard().put(score.score(lesson.random()));
        lesson.scoreboard().show(lesson.console(), level());
        double network = nats(lesson, NeuralNetworkScore.MODEL);
        double bigram = nats(lesson, "bigram");
        if (!Double.isNaN(bigram)) {
            lesson.console().blank();
            lesson.console().say("Network and bigram table: %.3f and %.3f nats.", network, bigram);
        }
        lesson.console().blank();
        lesson.console()
                .say("A network that sees one letter runs into the same wall as a table of letter pairs. To get"
                        + " further, a model must look further back, and choose what to look at. That is level 3.");
    }

    /** The score of a model, or NaN if it is not on the board. */
    private static double nats(Lesson lesson, String model) throws IOException {
        return lesson.scoreboard().scores().stream()
                .filter(score -> score.model().equals(model))
                .mapToDouble(Score::natsPerCharacter)
                .findFirst()
                .orElse(Double.NaN);
    }
}
