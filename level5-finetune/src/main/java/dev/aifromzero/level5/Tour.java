package dev.aifromzero.level5;

import dev.aifromzero.kit.cli.JvmSettings;
import dev.aifromzero.kit.cli.Launcher;
import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.cli.LevelCommand;
import dev.aifromzero.kit.cli.Step;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.kit.scoreboard.Score;
import dev.aifromzero.level1.Level1;
import dev.aifromzero.level2.Level2;
import dev.aifromzero.level2.chart.BarChart;
import dev.aifromzero.level3.Level3;
import dev.aifromzero.level3.tensor.EngineSettings;
import dev.aifromzero.level4.Level4;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** All five levels in order, with quick settings and no questions, each in a JVM of its own: {@code mvn -q -Ptour}. */
@Command(
        name = "tour",
        mixinStandardHelpOptions = true,
        version = "AI from Zero 1.0.0",
        description = "Walks through all five levels with quick settings.")
public final class Tour extends LevelCommand {
    @Option(names = "--full", description = "the levels' usual settings instead of the quick ones; takes longer")
    private boolean full;

    private final long started = System.nanoTime();

    /**
     * Starts the tour; the program ends with its exit code.
     *
     * @param args the options that all levels have in common
     */
    public static void main(String[] args) {
        Launcher.start(Tour.class, Tour::new, JvmSettings.plain(), args);
    }

    @Override
    protected int level() {
        return 0;
    }

    @Override
    protected String folder() {
        return "";
    }

    @Override
    protected List<Step> steps() {
        return List.of(
                new Stop(1, Level1.class, JvmSettings.plain(), full),
                new Stop(2, Level2.class, Level2.SETTINGS, full),
                new Stop(3, Level3.class, EngineSettings.forPyTorch(), full),
                new Stop(4, Level4.class, EngineSettings.forPyTorch(), full),
                new Stop(5, Level5.class, EngineSettings.forPyTorch(), full));
    }

    @Override
    protected void open(Lesson lesson) {
        Console console = lesson.console();
        console.banner("AI from Zero", "From counting letters to a GPT that answers, in five levels");
        console.say("This is the quick tour: every level runs with small settings, one after the other, and nothing has"
                + " to be typed. Pictures, models and scores go to " + ProjectPaths.display(lesson.out())
                + ". Read docs/README.md beside it.");
    }

    @Override
    protected void close(Lesson lesson) throws Exception {
        Console console = lesson.console();
        console.banner("The whole road", "What each idea was worth");
        lesson.scoreboard().show(console, 0);
        List<Score> scores = lesson.scoreboard().scores();
        Path picture = lesson.out().resolve("scoreboard.png");
        new BarChart(
                        "Surprise at the held-out page (lower is better)",
                        "model",
                        "nats a character",
                        scores.stream().map(Score::model).toList(),
                        scores.stream().mapToDouble(Score::natsPerCharacter).toArray())
                .savePng(picture);
        Duration taken = Duration.ofNanos(System.nanoTime() - started);
        console.blank();
        console.line("As a picture: %s", ProjectPaths.display(picture));
        List<Score> asked =
                scores.stream().filter(score -> score.schoolPercent() != null).toList();
        if (!asked.isEmpty()) {
            Path school = lesson.out().resolve("scoreboard-school.png");
            new BarChart(
                            "School questions in new words, answered right (higher is better)",
                            "model",
                            "right answers, percent",
                            asked.stream().map(Score::model).toList(),
                            asked.stream().mapToDouble(Score::schoolPercent).toArray())
                    .savePng(school);
            console.line("School questions: %s", ProjectPaths.display(school));
        }
        console.line("The tour took %d min %02d s.", taken.toMinutes(), taken.toSecondsPart());
        console.blank();
        console.say("Where to go from here: run one level at a time with its usual settings (mvn -q -Plevel1 …), read"
                + " its lesson in docs, and talk to what you have just trained:");
        console.line("  mvn -q -Plevel4 -Dargs=\"generate\"");
        console.line("  mvn -q -Plevel5 -Dargs=\"chat\"");
    }

    /** One level of the tour. */
    private static final class Stop extends Step {
        private final int number;
        private final Class<?> main;
        private final JvmSettings settings;
        private final boolean full;

        Stop(int number, Class<?> main, JvmSettings settings, boolean full) {
            this.number = number;
            this.main = main;
            this.settings = settings;
            this.full = full;
        }

        @Override
        public void run(Lesson lesson) {
            List<String> args = new ArrayList<>(List.of(
                    "--seed",
                    String.valueOf(lesson.seed()),
                    "--out",
                    lesson.out().resolve("level" + number).toString(),
                    "--scoreboard",
                    lesson.scoreboard().file().toString()));
            if (!full) {
                args.add("--fast");
            }
            if (!lesson.console().colours()) {
                args.add("--no-color");
            }
            if (!lesson.console().animations()) {
                args.add("--no-animation");
            }
            int exitCode = Launcher.runInFreshJvm(main, settings, args);
            if (exitCode != 0) {
                throw new UserError(
                        String.format(
                                Locale.ROOT, "Level %d ended with exit code %d, so the tour stops", number, exitCode),
                        "Read the sentence above, then start the level alone: mvn -q -Plevel" + number);
            }
        }
    }
}
