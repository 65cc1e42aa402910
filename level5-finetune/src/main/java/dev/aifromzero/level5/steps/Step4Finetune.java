package dev.aifromzero.level5.steps;

import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.io.OneAtATime;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level4.checkpoint.ResumeFolder;
import dev.aifromzero.level4.train.TrainingTurn;
import dev.aifromzero.level5.commands.DataChoice;
import dev.aifromzero.level5.commands.DataOptions;
import dev.aifromzero.level5.commands.FineTuneProgram;
import dev.aifromzero.level5.commands.FineTuneSetup;
import dev.aifromzero.level5.commands.Level5Step;
import dev.aifromzero.level5.commands.LoraOptions;
import dev.aifromzero.level5.commands.OpenedModel;
import dev.aifromzero.level5.commands.TrainOptions;
import dev.aifromzero.level5.commands.UsualSettings;
import dev.aifromzero.level5.lora.LoraConfig;
import dev.aifromzero.level5.train.Method;
import dev.aifromzero.level5.train.TrainingSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/**
 * Fine-tunes the base on questions and answers.
 *
 * <p>Lesson: docs/level5.md, "Step 4: training".
 */
@Command(
        name = "finetune",
        mixinStandardHelpOptions = true,
        description = "Fine-tune on answers (default: a LoRA adapter). Ctrl-C saves; --resume goes on from there.")
public final class Step4Finetune extends Level5Step {
    @Option(
            names = "--method",
            paramLabel = "NAME",
            converter = MethodName.class,
            completionCandidates = MethodName.class,
            description = "what learns: lora, full or last-block (default: lora)")
    private Method method;

    @Option(
            names = "--to",
            paramLabel = "DIR",
            description =
                    "where the result is kept (default: --adapter, or a folder in the output folder: adapter, full"
                            + " or last-block)")
    private Path to;

    @Option(names = "--resume", description = "go on with the training in that folder, exactly where it stopped")
    private boolean resume;

    @Mixin
    private DataOptions data = new DataOptions();

    @Mixin
    private LoraOptions lora = new LoraOptions();

    @Mixin
    private TrainOptions train = new TrainOptions();

    @Override
    @SuppressWarnings("try") // the turn is there to be held
    public void run(Lesson lesson) throws Exception {
        Method wanted = method == null ? Method.LORA : method;
        // Wrong usage is said before a model is opened.
        fromOptions(() -> train.apply(UsualSettings.of(lesson, wanted, 1)));
        fromOptions(() -> lora.apply(LoraConfig.standard()));
        fromOptions(() -> data.apply(DataChoice.standard(lesson)));
        refuseLoraOptionsElsewhere(wanted);
        Console console = lesson.console();
        console.section("Step 4: fine-tuning");
        console.say("Now the model learns to answer: predict the answer's tokens, measure the surprise, follow the"
                + " gradient. After each epoch (one round through all examples) it is tested on questions that it never"
                + " learned from, and the best state is kept.");
        console.blank();
        Path folder = folder(lesson, wanted);
        boolean done;
        boolean facts;
        if (resume) {
            TrainingSettings.load(folder); // refused, where there are none, before anything is written
        }
        try (OpenedModel opened = open(lesson);
                OneAtATime turn = TrainingTurn.claim(folder)) {
            TrainingSettings settings = resume ? kept(folder) : chosen(lesson, opened, wanted);
            FineTuneSetup setup = FineTuneSetup.of(opened, settings);
            if (!resume) {
                new ResumeFolder(folder).delete(); // first: an old state must never meet new settings
                settings.save(folder);
            }
            facts = !DataChoice.of(settings).facts().isEmpty();
            done = new FineTuneProgram(console, setup, folder).run(resume);
        }
        if (done) {
            console.blank();
            console.say(
                    facts
                            ? "Think about it: the held-out questions ask for the same facts in other words. Where the"
                                    + " training loss goes on falling and the share of right answers stays, what is being"
                                    + " learned then?"
                            : "Think about it: where the training loss goes on falling and the held-out loss does not, what"
                                    + " is being learned then?");
        }
    }

    private void refuseLoraOptionsElsewhere(Method wanted) {
        fromOptions(() -> {
            if (lora.given() && wanted != Method.LORA) {
                throw new UserError(
                        "--rank, --alpha, --dropout and --targets shape an adapter; the method " + wanted + " has none",
                        "Leave them out, or choose --method lora");
            }
            return wanted;
        });
    }

    private Path folder(Lesson lesson, Method wanted) {
        if (to != null) {
            return to;
        }
        return wanted == Method.LORA
                ? choice().adapterFolder(lesson)
                : lesson.out().resolve(wanted.toString());
    }

    private TrainingSettings chosen(Lesson lesson, OpenedModel opened, Method wanted) {
        int width = opened.base().config().embeddingDim();
        return settings(
                wanted,
                lora.apply(UsualSettings.lora(width)),
                train.apply(UsualSettings.of(lesson, wanted, width)),
                data.apply(DataChoice.standard(lesson)));
    }

    /** The settings that the training began with; the same command given once more must say the same. */
    private TrainingSettings kept(Path folder) throws IOException {
        TrainingSettings kept = TrainingSettings.load(folder);
        TrainingSettings wanted = settings(
                method == null ? kept.method() : method,
                kept.lora() == null ? null : lora.apply(kept.lora()),
                train.apply(kept.config()),
                data.apply(DataChoice.of(kept)));
        if (!wanted.equals(kept)) {
            throw new UserError(
                    "The training in " + ProjectPaths.display(folder) + " was begun with other settings than these",
                    "Leave the settings out with --resume (but for --base), or start a new training without it");
        }
        return kept;
    }

    /** The methods by the names that their lists show, with a hyphen. */
    static final class MethodName implements ITypeConverter<Method>, Iterable<String> {
        @Override
        public Method convert(String value) {
            return Arrays.stream(Method.values())
                    .filter(known -> known.toString().equalsIgnoreCase(value))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException(
                            "there is no method '" + value + "': choose lora, full or last-block"));
        }

        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(Method.values()).map(Method::toString).iterator();
        }
    }
}
