package dev.aifromzero.level4.steps;

import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.cli.Step;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.io.OneAtATime;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level4.checkpoint.LoadedModel;
import dev.aifromzero.level4.checkpoint.ModelFolder;
import dev.aifromzero.level4.commands.ModelOption;
import dev.aifromzero.level4.commands.PresetName;
import dev.aifromzero.level4.commands.ReadingView;
import dev.aifromzero.level4.commands.TrainingOptions;
import dev.aifromzero.level4.commands.TrainingProgram;
import dev.aifromzero.level4.data.large.DataFiles;
import dev.aifromzero.level4.evaluate.Evaluation;
import dev.aifromzero.level4.evaluate.HeldOutPage;
import dev.aifromzero.level4.train.Preset;
import dev.aifromzero.level4.train.TrainingConfig;
import dev.aifromzero.level4.train.TrainingSetup;
import dev.aifromzero.level4.train.TrainingTurn;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Trains a Mini-GPT: the lesson's, or any other by its options. In the lesson a plain GPT-2 on characters comes first.
 *
 * <p>Lesson: docs/level4.md, "Step 2: training".
 */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Step 2: train a Mini-GPT. Ctrl-C saves; --resume goes on exactly from there.")
public final class Step2Train extends Step {
    /** The scoreboard's name for the plain GPT-2. */
    public static final String PLAIN_NAME = "plain GPT-2";

    private static final int PLAIN_EVALUATIONS = 4;
    private static final int PLAIN_STEPS_FAST = 180;

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            converter = PresetName.class,
            description =
                    "story, taste, plain, characters, book, nanogpt-cpu, modern-cpu, nanogpt, tiny-gpt2 or mini-me"
                            + " (default: story; taste with --fast)")
    private Preset preset;

    @Option(
            names = "--data",
            paramLabel = "FILE",
            arity = "1..*",
            description = "text files, or folders of .txt and .md files (default: data/stories.txt)")
    private List<Path> data = List.of();

    @Option(names = "--clean", description = "clean the text first, as level 1's command clean does")
    private boolean clean;

    @Option(
            names = "--vocab",
            paramLabel = "DIR",
            description = "folder with vocab.json and merges.txt, for --tokenizer gpt2")
    private Path vocabulary;

    @Option(names = "--resume", description = "go on with the training in the model's folder")
    private boolean resume;

    @Option(names = "--print-config", description = "only show the settings, as JSON that --config reads")
    private boolean printConfig;

    @Mixin
    private ModelOption model = new ModelOption();

    @Mixin
    private TrainingOptions options = new TrainingOptions();

    private boolean plainFirst;

    /** {@return the lesson's step: first a plain GPT-2, then the Mini-GPT with what came after it} */
    public static Step withPlainFirst() {
        Step2Train step = new Step2Train();
        step.plainFirst = true;
        return step;
    }

    @Override
    public void run(Lesson lesson) throws Exception {
        Console console = lesson.console();
        if (printConfig) {
            console.line(new ObjectMapper()
                    .writerWithDefaultPrettyPrinter()
                    .writeValueAsString(resume ? TrainingSetup.config(model.folder(lesson)) : settings(lesson)));
            return;
        }
        refuseMissingFiles(lesson);
        console.section("Step 2: training");
        console.say("The model starts with random numbers. Again and again it sees some windows of text, its loss says"
                + " how surprised it was by each next token, the backward pass says which way to change every number, and"
                + " AdamW changes them a little. Now and then it is tested on text that it does not learn from"
                + " (validation), and the best model so far is kept.");
        if (plainFirst) {
            if (!trainPlain(lesson)) {
                return;
            }
            console.section("What came after GPT-2");
            console.say(
                    "The same loop, the same text, a better recipe: byte pairs instead of characters, the parts that"
                            + " came after GPT-2 (rotary positions, RMSNorm, SwiGLU), and operations that do several formulas at"
                            + " once. What each of them is worth: docs/level4.md, or the command improvements.");
        }
        console.blank();
        if (!train(lesson, model.folder(lesson), root -> setup(lesson, root))) {
            return;
        }
        console.blank();
        console.say("Think about it: the training loss keeps falling after the validation loss has stopped. What is the"
                + " model learning then?");
    }

    /** A model that is set up once there is a root for its arrays. */
    @FunctionalInterface
    private interface Start {
        TrainingSetup setup(NDManager root) throws IOException;
    }

    /** {@return whether the training came to its end} */
    @SuppressWarnings("try") // the turn is there to be held
    private boolean train(Lesson lesson, Path folder, Start start) throws IOException {
        Console console = lesson.console();
        try (NDManager root = model.newRoot();
                OneAtATime turn = TrainingTurn.claim(folder)) {
            TrainingProgram program = new TrainingProgram(console, start.setup(root));
            program.describe();
            console.blank();
            console.say("Below each evaluation stands what the model writes at that moment. Watch letters become words,"
                    + " and words become sentences.");
            console.blank();
            return program.run();
        }
    }

    /** Where GPT-2 stood, on the scoreboard too. {@return whether the training came to its end} */
    private boolean trainPlain(Lesson lesson) throws IOException {
        Console console = lesson.console();
        Path folder = lesson.out().resolve("plain");
        TrainingConfig recipe = Preset.PLAIN.config(lesson.seed());
        int steps = recipe.loop().schedule().steps();
        TrainingConfig config = recipe.withSteps(lesson.fastOr(PLAIN_STEPS_FAST, steps), PLAIN_EVALUATIONS);
        console.section("A plain GPT-2, letter by letter");
        console.say("First the recipe of 2019: level 3's transformer with GPT-2's parts, every character a token.");
        console.blank();
        try (ReadingView reading = new ReadingView(console)) {
            if (!train(lesson, folder, root -> TrainingSetup.start(config, dataFiles(), folder, root, reading))) {
                return false;
            }
        }
        try (NDManager root = model.newRoot()) {
            LoadedModel loaded = ModelFolder.load(folder, root);
            HeldOutPage page = HeldOutPage.read();
            Evaluation heldOut = page.evaluate(
                    loaded.model(), loaded.tokenizer(), config.text().documents());
            lesson.scoreboard().put(page.score(PLAIN_NAME, loaded.model(), heldOut));
            console.blank();
            console.say(
                    "On the held-out page: %.3f nats per character. Remember this number.", heldOut.natsPerCharacter());
        }
        return true;
    }

    private TrainingConfig settings(Lesson lesson) {
        Preset usual = options.presetOr(lesson.fast() ? Preset.TASTE : Preset.STORY);
        return options.apply((preset != null ? preset : usual).config(lesson.seed()));
    }

    private DataFiles dataFiles() {
        List<Path> files = data.isEmpty() ? List.of(ProjectPaths.data("stories.txt")) : data;
        return DataFiles.of(files, clean, vocabulary);
    }

    /** Before a folder is made for a training that cannot begin. */
    private void refuseMissingFiles(Lesson lesson) throws IOException {
        if (resume) {
            TrainingSetup.config(model.folder(lesson));
        } else {
            dataFiles().text();
        }
    }

    private TrainingSetup setup(Lesson lesson, NDManager root) throws IOException {
        Path folder = model.folder(lesson);
        try (ReadingView reading = new ReadingView(lesson.console())) {
            if (!resume) {
                return TrainingSetup.start(settings(lesson), dataFiles(), folder, root, reading);
            }
            TrainingConfig kept = TrainingSetup.config(folder);
            TrainingConfig wanted = options.apply(preset == null ? kept : preset.config(kept.seed()));
            if (!wanted.equals(kept)) {
                throw new UserError(
                        "The training in " + ProjectPaths.display(folder) + " was begun with other settings than these",
                        "Leave the settings out with --resume, or start a new training without it");
            }
            return TrainingSetup.resume(data, folder, root, reading);
        }
    }
}
