package dev.aifromzero.level5.commands;

import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.cli.Step;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level5.school.Textbook;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Makes the textbook out of the school facts, or says whether it is up to date.
 *
 * <p>Lesson: docs/level5.md, "Adding your own facts".
 */
@Command(
        name = "textbook",
        mixinStandardHelpOptions = true,
        description =
                "Say whether the textbook in data/school/textbook is up to date with the school facts; with --write:"
                        + " make it")
public final class TextbookCommand extends Step {
    @Option(names = "--write", description = "write the pages that differ, and delete those that no facts belong to")
    private boolean write;

    @Override
    public void run(Lesson lesson) throws Exception {
        Textbook textbook = Textbook.ofTree();
        Console console = lesson.console();
        String folder = ProjectPaths.display(textbook.folder());
        if (write) {
            List<String> changed = textbook.write();
            console.say(
                    changed.isEmpty()
                            ? "All " + textbook.pages().size() + " pages in " + folder + " were up to date."
                            : "Changed in " + folder + ": " + String.join(", ", changed) + ".");
            return;
        }
        List<String> differences = textbook.differences();
        if (!differences.isEmpty()) {
            throw new UserError(
                    "The textbook in " + folder + " is not up to date: " + String.join(", ", differences),
                    "Run textbook --write");
        }
        console.say("All %d pages in %s are up to date.", textbook.pages().size(), folder);
    }
}
