package dev.aifromzero.kit.cli;

import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.error.ErrorMessages;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.kit.scoreboard.Scoreboard;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/**
 * The command of a level. Without a subcommand it runs the level's steps in order, as a lesson; each {@link Step} is
 * also a subcommand of its own. The options here are the same in all levels and work before and after a subcommand.
 */
public abstract class LevelCommand implements Callable<Integer> {
    @Option(
            names = "--seed",
            scope = ScopeType.INHERIT,
            paramLabel = "N",
            description = "start of all randomness; the same seed gives the same output (default: 42)")
    private long seed = 42;

    @Option(
            names = "--fast",
            scope = ScopeType.INHERIT,
            description = "the smallest settings that still show the point")
    private boolean fast;

    @Option(
            names = "--out",
            scope = ScopeType.INHERIT,
            paramLabel = "DIR",
            description = "folder for what is made (default: out/level<N>)")
    private Path out;

    @Option(
            names = "--scoreboard",
            scope = ScopeType.INHERIT,
            hidden = true,
            paramLabel = "FILE",
            description = "where the scores of all levels are kept")
    private Path scoreboard;

    @Option(names = "--no-color", scope = ScopeType.INHERIT, description = "no colours (also: NO_COLOR=1)")
    private boolean noColor;

    @Option(names = "--no-animation", scope = ScopeType.INHERIT, description = "no moving text or progress bars")
    private boolean noAnimation;

    private Console console;
    private Lesson lesson;

    /** {@return the number of the level, 1 to 5 (0 for the tour through all of them)} */
    protected abstract int level();

    /** {@return the name of the level's folder inside {@code out}} */
    protected String folder() {
        return "level" + level();
    }

    /** {@return the steps in lesson order, with their default settings} */
    protected abstract List<Step> steps();

    /**
     * What stands above the first step: usually a banner.
     *
     * @param lesson where to write, and with which settings
     * @throws Exception whatever goes wrong; {@link ErrorMessages} turns it into a sentence
     */
    protected abstract void open(Lesson lesson) throws Exception;

    /**
     * What ends the level after its last step: usually the scoreboard.
     *
     * @param lesson where to write, and with which settings
     * @throws Exception whatever goes wrong; {@link ErrorMessages} turns it into a sentence
     */
    protected abstract void close(Lesson lesson) throws Exception;

    @Override
    public final Integer call() throws Exception {
        Lesson now = lesson();
        open(now);
        for (Step step : steps()) {
            step.run(now);
        }
        close(now);
        return 0;
    }

    /**
     * Makes this command write to a console of the caller's instead of the terminal, as tests do.
     *
     * @param other replaces the terminal in everything that runs after this call
     */
    public final void writeTo(Console other) {
        console = other;
    }

    /** {@return console, seed, folders and the other settings of this run} */
    public final Lesson lesson() {
        if (lesson == null) {
            Path base = ProjectPaths.root().resolve("out");
            Path folder = out == null ? base.resolve(folder()) : out;
            Path scores = scoreboard != null ? scoreboard : (out == null ? base : out).resolve(Scoreboard.FILE_NAME);
            Console target = console == null ? Console.create(!noColor, !noAnimation) : console;
            lesson = new Lesson(target, seed, fast, folder, new Scoreboard(scores));
        }
        return lesson;
    }
}
