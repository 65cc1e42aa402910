package dev.aifromzero.level5.commands;

import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level5.chat.ChatSession;
import dev.aifromzero.level5.lora.PeftFiles;
import dev.aifromzero.level5.tutor.ReadyTutors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option that chooses among the ready tutors, the base alone, and the adapter of {@code --adapter}. */
public final class TutorOption {
    @Option(
            names = "--tutor",
            paramLabel = "NAME",
            description =
                    "a ready tutor such as science; auto: the one of the question's subject; base: the base alone")
    String name;

    /**
     * {@return the choice, with the adapter's folder of the tutor that was named}
     *
     * @param choice what was named before the command
     * @throws UserError if there is no such tutor, or an adapter was named too
     * @throws IOException if the folder of the ready tutors cannot be read
     */
    ModelChoice apply(ModelChoice choice) throws IOException {
        if (name == null) {
            return choice;
        }
        if (choice.namedAdapter().isPresent()) {
            throw new UserError("--tutor and --adapter both say who answers", "Leave one of them out");
        }
        return isAuto() || isBase()
                ? choice
                : choice.withAdapter(ReadyTutors.ofTree().adapter(name));
    }

    /** {@return whether the question's subject was asked to decide} */
    boolean isAuto() {
        return ChatSession.AUTO.equals(name);
    }

    /** {@return whether the base alone was asked for} */
    boolean isBase() {
        return ChatSession.BASE.equals(name);
    }

    /**
     * {@return the one adapter that answers: the named one, otherwise the one that finetune made, if there is one; empty for
     * the base alone}
     *
     * @param applied the choice after {@link #apply}
     * @param lesson knows the output folder
     */
    Optional<Path> adapter(ModelChoice applied, Lesson lesson) {
        Path folder = applied.adapterFolder(lesson);
        boolean there = applied.namedAdapter().isPresent() || PeftFiles.isIn(folder);
        return there && !isBase() ? Optional.of(folder) : Optional.empty();
    }

    /**
     * Refuses {@code --tutor auto} where there is nothing to choose from.
     *
     * @param fitting the ready tutors that fit on the base
     * @throws UserError if there is none
     */
    void require(FittingTutors fitting) {
        if (isAuto() && fitting.isEmpty()) {
            throw new UserError(
                    "There is no ready tutor in "
                            + ProjectPaths.display(fitting.ready().folder()) + " that fits on this base",
                    "Leave --tutor out, or train an adapter with finetune");
        }
    }
}
