package dev.aifromzero.level5.commands;

import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.cli.Step;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.level5.lora.LoraConfig;
import dev.aifromzero.level5.train.FineTuneConfig;
import dev.aifromzero.level5.train.Method;
import dev.aifromzero.level5.train.TrainingSettings;
import java.io.IOException;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** A step that works with a model. */
public abstract class Level5Step extends Step {
    @ParentCommand
    private ModelSource source;

    @Spec
    private CommandSpec spec;

    private boolean partOfLesson;

    /**
     * {@return this step as part of the lesson: it works with the model that the level's own command was given}
     *
     * @param level knows the options that stand before a command
     */
    public final Level5Step of(ModelSource level) {
        source = level;
        partOfLesson = true;
        return this;
    }

    /**
     * {@return the base model, opened; where it is ours, that is said once: by each command, and by the lesson's first step}
     *
     * @param lesson gives the console
     * @throws IOException if the model cannot be read
     */
    protected final OpenedModel open(Lesson lesson) throws IOException {
        return choice().open(line -> {
            if (!partOfLesson || opensTheLesson()) {
                lesson.console().say(line);
                lesson.console().blank();
            }
        });
    }

    /** {@return whether this is the lesson's first step, which names the base model for all of them} */
    protected boolean opensTheLesson() {
        return false;
    }

    /** {@return the model that the user asked for} */
    protected final ModelChoice choice() {
        return source.modelChoice();
    }

    /**
     * {@return all that a fine-tuning of the chosen base depends on}
     *
     * @param method what learns
     * @param lora the shape of the adapter; it is left out for the other methods
     * @param config how long and how strongly
     * @param data which questions and answers, in which form
     */
    protected final TrainingSettings settings(Method method, LoraConfig lora, FineTuneConfig config, DataChoice data) {
        return new TrainingSettings(
                method,
                method == Method.LORA ? lora : null,
                config,
                choice().baseFolder().toAbsolutePath().normalize().toString(),
                data.file().toAbsolutePath().normalize().toString(),
                data.language(),
                data.template());
    }

    /**
     * {@return a value made from options; one out of range is wrong usage}
     *
     * @param maker makes the value
     * @param <T> its type
     */
    protected final <T> T fromOptions(Supplier<T> maker) {
        try {
            return maker.get();
        } catch (UserError wrong) {
            if (spec == null) {
                throw wrong;
            }
            throw new ParameterException(spec.commandLine(), wrong.getMessage());
        }
    }
}
