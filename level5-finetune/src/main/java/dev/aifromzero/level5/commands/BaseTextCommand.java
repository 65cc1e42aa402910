package dev.aifromzero.level5.commands;

import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.cli.Step;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.io.AtomicFiles;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level5.data.PromptTemplate;
import dev.aifromzero.level5.school.BaseText;
import dev.aifromzero.level5.school.Fact;
import dev.aifromzero.level5.school.SchoolFacts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;

/**
 * Makes the texts that our own base reads beside the stories; data/tiny-gpt2/README.md has the commands around it.
 *
 * <p>Lesson: docs/level5.md, "Adding your own facts".
 */
@Command(
        name = "basetext",
        mixinStandardHelpOptions = true,
        description = "Write what our small base reads of the school facts: passages, and exercises without science")
public final class BaseTextCommand extends Step {
    private static final String ENGLISH = "en";

    @Override
    public void run(Lesson lesson) throws IOException {
        List<Fact> facts = SchoolFacts.all();
        List<Fact> english =
                facts.stream().filter(fact -> fact.language().equals(ENGLISH)).toList();
        List<Fact> others =
                facts.stream().filter(fact -> !fact.language().equals(ENGLISH)).toList();
        Path folder = lesson.out().resolve("base-text");
        Console console = lesson.console();
        write(console, folder.resolve("textbook.txt"), BaseText.passages(english));
        write(console, folder.resolve("textbook.hi.txt"), BaseText.passages(others));
        write(console, folder.resolve("exercises.txt"), BaseText.exercises(english, PromptTemplate.PLAIN));
        write(console, folder.resolve("exercises.hi.txt"), BaseText.exercises(others, PromptTemplate.PLAIN));
    }

    private static void write(Console console, Path file, String text) throws IOException {
        AtomicFiles.writeString(file, text);
        console.line("Written: %s (%,d characters)", ProjectPaths.display(file), text.length());
    }
}
