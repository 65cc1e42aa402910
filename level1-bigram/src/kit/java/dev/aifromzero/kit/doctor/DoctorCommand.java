package dev.aifromzero.kit.doctor;

import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.cli.LevelCommand;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/**
 * The subcommand {@code doctor}, the same in all levels: it examines the computer for the level that it belongs to. Exit
 * code 0: no problem; 1: at least one.
 */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description =
                "Look at this computer: what the level needs, what is here, and what to do where something is missing")
public final class DoctorCommand implements Callable<Integer> {
    static final String TRY_ENGINE = "--try-engine";

    @ParentCommand
    private LevelCommand level;

    @ParentCommand
    private Patient patient;

    @Option(
            names = TRY_ENGINE,
            hidden = true,
            description =
                    "only start the engine and compute something: what the doctor itself runs, in a process of its own")
    private boolean tryEngine;

    @Override
    public Integer call() throws Exception {
        Lesson lesson = level.lesson();
        Machine machine = ThisMachine.facts(lesson.console());
        Checkup checkup = patient.checkup(machine, lesson);
        if (tryEngine && checkup.engine().isPresent()) {
            checkup.engine().get().trial().run();
            return 0;
        }
        return new Doctor(lesson.console()).examine(machine, checkup);
    }
}
