package dev.aifromzero.level4.steps;

import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.cli.Step;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.io.OneAtATime;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level4.commands.ModelOption;
import dev.aifromzero.level4.commands.PresetName;
import dev.aifromzero.level4.commands.ReadingView;
import dev.aifromzero.level4.commands.TrainingOptions;
import dev.aifromzero.level4.commands.TrainingProgram;
import dev.aifromzero.level4.data.large.DataFiles;
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
 * Trains a Mini-GPT: the lesson's, or any other by its options.
 *
 * <p>Lesson: docs/level4.md, "Step 2: training".
 */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Step 2: train a Mini-GPT. Ctrl-C saves; --resume goes on exactly from there.")
public final class Step2Train extends Step {
    @Option(
            names = "--preset",
            paramLabel = "NAME",
            converter = PresetName.class,
            description =
                    "taste, lesson, book, nanogpt-cpu, modern-cpu, nanogpt, tiny-gpt2 or mini-me (default: lesson; taste"
                            + " with --fast)")
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

    @Override
    @SuppressWarnings("try") // the turn is there to be held
    public void run(Lesson lesson) throws Exception {
        Console console = lesson.console();
        if (printConfig) {
            console.line(new ObjectMapper()
                    .writerWithDefaultPrettyPrinter()
                    .writeValueAsString(resume ? TrainingSetup.config(model.folder(lesson)) : settings(lesson)));
            return;
        }
        refuseMissingFiles(lesson);
        try (NDManager root = model.newRoot();
                OneAtATime turn = TrainingTurn.claim(model.folder(lesson))) {
            TrainingSetup setup = setup(lesson, root);
            TrainingProgram program = new TrainingProgram(console, setup);
            console.section("Step 2: training");
            console.say(
                    "The model starts with random numbers. Again and again it sees some windows of text, its loss says"
                            + " how surprised it was by each next token, the backward pass says which way to change every number, and"
                            + " AdamW changes them a little. Now and then it is tested on text that it does not learn from"
                            + " (validation), and the best model so far is kept.");
            console.blank();
            program.describe();
            console.blank();
            console.say(
                    "Below each evaluation stands what the model writes at that moment. Watch letters become words, and"
                            + " words become sentences.");
            console.blank();
            if (!program.run()) {
                return;
            }
        }
        console.blank();
        console.say("Think about it: the training loss keeps falling after the validation loss has stopped. What is the"
                + " model learning then?");
    }

    private TrainingConfig settings(Lesson lesson) {
        Preset usual = options.presetOr(lesson.fast() ? Preset.TASTE : Preset.LESSON);
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
