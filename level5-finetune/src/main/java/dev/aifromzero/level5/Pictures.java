package dev.aifromzero.level5;

import dev.aifromzero.kit.cli.JvmSettings;
import dev.aifromzero.kit.cli.Launcher;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.kit.lessons.LessonPage;
import dev.aifromzero.level5.lessons.CommandRuns;
import dev.aifromzero.level5.lessons.LessonOutputs;
import dev.aifromzero.level5.lessons.LessonPictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the lessons show, made anew by running their commands: {@code mvn -q -Ppictures}. */
@Command(
        name = "pictures",
        mixinStandardHelpOptions = true,
        version = "AI from Zero 1.0.0",
        description = "Makes the pictures of the lessons, or refreshes their blocks of output.")
public final class Pictures implements Callable<Integer> {
    /** What is made. */
    enum Kind {
        PICTURES,
        OUTPUTS
    }

    @Parameters(
            arity = "0..1",
            paramLabel = "WHAT",
            description = "pictures: all into docs/img (default); outputs: the blocks in the lessons, in place")
    private Kind kind = Kind.PICTURES;

    @Option(names = "--page", paramLabel = "NAME", description = "only this page of docs, for example level2.md")
    private String page = "";

    /**
     * Starts the program; it ends with its exit code.
     *
     * @param args which kind of things to make, and for which pages
     */
    public static void main(String[] args) {
        Launcher.start(Pictures.class, Pictures::new, JvmSettings.plain(), args);
    }

    @Override
    public Integer call() throws IOException {
        Console console = Console.create(true, true);
        CommandRuns runs =
                new CommandRuns(console, ProjectPaths.root().resolve("target").resolve("pictures"));
        for (Path file : pages()) {
            LessonPage lesson = LessonPage.read(file);
            if (kind == Kind.PICTURES) {
                new LessonPictures(console, runs).make(lesson);
            } else {
                new LessonOutputs(console, runs).refresh(lesson);
            }
        }
        return 0;
    }

    private List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(ProjectPaths.root().resolve("docs"))) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file ->
                            page.isEmpty() || file.getFileName().toString().equals(page))
                    .sorted()
                    .toList();
        }
    }
}
