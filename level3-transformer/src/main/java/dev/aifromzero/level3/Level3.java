package dev.aifromzero.level3;

import dev.aifromzero.level1.cli.Launcher;
import dev.aifromzero.level1.cli.Lesson;
import dev.aifromzero.level1.cli.LevelCommand;
import dev.aifromzero.level1.cli.Step;
import dev.aifromzero.level3.tensor.EngineSettings;
import java.util.List;
import picocli.CommandLine.Command;

/** Level 3, a transformer. */
@Command(name = "level3", mixinStandardHelpOptions = true, version = "AI from Zero 1.0.0")
public final class Level3 extends LevelCommand {
    public static void main(String[] args) {
        Launcher.start(Level3.class, Level3::new, EngineSettings.forPyTorch(), args);
    }

    @Override
    protected int level() {
        return 3;
    }

    @Override
    protected List<Step> steps() {
        return List.of();
    }

    @Override
    protected void open(Lesson lesson) {
        lesson.console().banner("Level 3", "A transformer, piece by piece");
    }

    @Override
    protected void close(Lesson lesson) throws Exception {
        lesson.scoreboard().show(lesson.console(), 3);
    }
}
