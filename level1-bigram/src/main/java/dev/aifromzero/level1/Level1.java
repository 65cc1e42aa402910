package dev.aifromzero.level1;

import dev.aifromzero.level1.cli.JvmSettings;
import dev.aifromzero.level1.cli.Launcher;
import dev.aifromzero.level1.cli.Lesson;
import dev.aifromzero.level1.cli.LevelCommand;
import dev.aifromzero.level1.cli.Step;
import java.util.List;
import picocli.CommandLine.Command;

/** Level 1, counting letters. */
@Command(name = "level1", mixinStandardHelpOptions = true, version = "AI from Zero 1.0.0")
public final class Level1 extends LevelCommand {
    public static void main(String[] args) {
        Launcher.start(Level1.class, Level1::new, JvmSettings.plain(), args);
    }

    @Override
    protected int level() {
        return 1;
    }

    @Override
    protected List<Step> steps() {
        return List.of();
    }

    @Override
    protected void open(Lesson lesson) {
        lesson.console().banner("Level 1", "Counting letters");
    }

    @Override
    protected void close(Lesson lesson) throws Exception {
        lesson.scoreboard().show(lesson.console(), 1);
    }
}
