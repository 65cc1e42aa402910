package dev.aifromzero.level5.commands;

import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.io.OneAtATime;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level4.checkpoint.NumberType;
import dev.aifromzero.level4.checkpoint.ResumeFolder;
import dev.aifromzero.level4.train.TrainingTurn;
import dev.aifromzero.level5.data.PromptTemplate;
import dev.aifromzero.level5.lora.BaseMark;
import dev.aifromzero.level5.lora.PeftFiles;
import dev.aifromzero.level5.school.SchoolFacts;
import dev.aifromzero.level5.train.Method;
import dev.aifromzero.level5.train.TrainingSettings;
import dev.aifromzero.level5.tutor.ReadyTutors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Trains a tutor for each subject, and keeps of each only what answering needs: this made {@code data/adapters}.
 *
 * <p>Lesson: docs/level5.md, "Adding your own facts".
 */
@Command(
        name = "tutors",
        mixinStandardHelpOptions = true,
        description = "Train a tutor for each subject of the school facts (about three minutes each)")
public final class TutorsCommand extends Level5Step {
    @Option(
            names = "--subjects",
            paramLabel = "NAME",
            split = ",",
            description = "which, with commas between (default: all files in data/school)")
    private List<String> subjects;

    @Option(
            names = "--to",
            paramLabel = "DIR",
            description = "where they are kept (default: tutors in the output folder)")
    private Path to;

    @Mixin
    private LoraOptions lora = new LoraOptions();

    @Mixin
    private TrainOptions train = new TrainOptions();

    @Override
    public void run(Lesson lesson) throws Exception {
        fromOptions(() -> train.apply(UsualSettings.of(lesson, Method.LORA, 1)));
        Console console = lesson.console();
        Path target = to == null ? lesson.out().resolve("tutors") : to;
        for (String subject : subjects == null ? SchoolFacts.subjects() : subjects) {
            console.section(subject);
            try (OpenedModel opened = choice().openQuietly()) {
                if (!train(lesson, opened, subject, target.resolve(ReadyTutors.name(subject)))) {
                    return;
                }
            }
        }
    }

    /** {@return whether the training came to its end; false after Ctrl-C} */
    @SuppressWarnings("try") // the turn is there to be held
    private boolean train(Lesson lesson, OpenedModel opened, String subject, Path target) throws IOException {
        int width = opened.base().config().embeddingDim();
        TrainingSettings settings = settings(
                Method.LORA,
                fromOptions(() -> lora.apply(UsualSettings.lora(width))),
                train.apply(UsualSettings.of(lesson, Method.LORA, width)),
                new DataChoice(SchoolFacts.file(subject), DataOptions.EVERY, PromptTemplate.PLAIN, lesson.seed()));
        Path work = lesson.out().resolve("training").resolve(subject);
        try (OneAtATime turn = TrainingTurn.claim(work)) {
            new ResumeFolder(work).delete();
            settings.save(work);
            if (!new FineTuneProgram(lesson.console(), FineTuneSetup.of(opened, settings), work).run(false)) {
                return false;
            }
        }
        keep(opened, work, target);
        lesson.console().line("Tutor:   %s", ProjectPaths.display(target));
        return true;
    }

    /** Half precision is enough for answering, and half as large. */
    private void keep(OpenedModel opened, Path work, Path target) throws IOException {
        Files.createDirectories(target);
        String base = ProjectPaths.display(choice().baseFolder());
        PeftFiles.save(opened.adapter(work), base, target, NumberType.F16);
        BaseMark.of(opened.base(), base).save(target);
        PromptTemplate.load(work).save(target);
    }
}
