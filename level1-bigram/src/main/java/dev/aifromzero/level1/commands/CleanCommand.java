package dev.aifromzero.level1.commands;

import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.cli.Step;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.Table;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.io.AtomicFiles;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level1.text.Corpus;
import dev.aifromzero.level1.text.clean.Cleaner.Removal;
import dev.aifromzero.level1.text.clean.CleaningPipeline;
import dev.aifromzero.level1.text.clean.CleaningPipeline.Html;
import dev.aifromzero.level1.text.clean.CleaningPipeline.Report;
import dev.aifromzero.level1.text.clean.CleaningPipeline.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Makes a text from the world fit to learn from, and says what was removed.
 *
 * <p>Lesson: docs/level1.md, "Clean text".
 */
@Command(
        name = "clean",
        description = {
            "Clean a text: HTML, entities, control characters, Unicode form, Project Gutenberg's frame, white space",
            "A table says what was removed."
        })
public final class CleanCommand extends Step {
    @Option(names = "--file", required = true, paramLabel = "IN", description = "the text or web page, in UTF-8")
    private Path file;

    @Option(names = "--to", required = true, paramLabel = "OUT", description = "where the cleaned text goes")
    private Path to;

    @Option(
            names = "--html",
            paramLabel = "WHEN",
            description = "read it as HTML: auto (if it looks like it), always or never (default: auto)")
    private Html html = Html.AUTO;

    @Override
    public void run(Lesson lesson) throws Exception {
        String text = Corpus.readExactly(file);
        checkTarget();
        Report report = CleaningPipeline.usual(text, html).clean(text);
        show(lesson.console(), report);
        if (report.text().isEmpty()) {
            throw new UserError(
                    "Nothing is left of " + ProjectPaths.display(file) + " after cleaning, so nothing was written",
                    "Look at the table above; if tags were meant as text, add --html never");
        }
        AtomicFiles.writeString(to, report.text() + "\n");
        lesson.console().blank();
        lesson.console().say("The cleaned text is in " + ProjectPaths.display(to) + ".");
    }

    private void checkTarget() throws IOException {
        if (Files.isDirectory(to)) {
            throw new UserError(ProjectPaths.display(to) + " is a folder", "Name a file with --to");
        }
        if (Files.exists(to) && Files.isSameFile(file, to)) {
            throw new UserError(
                    "The cleaned text would overwrite its source, " + ProjectPaths.display(file),
                    "Name another file with --to");
        }
    }

    private void show(Console console, Report report) {
        console.section("What was removed from " + ProjectPaths.display(file));
        Table table = new Table("Cleaner", "removed or rewritten", "Count", "Characters left");
        table.row("(as it was)", "", "", report.stages().get(0).before());
        for (Stage stage : report.stages()) {
            String name = stage.cleaner();
            if (stage.removals().isEmpty()) {
                table.row(name, "nothing", 0, stage.after());
            }
            for (Removal removal : stage.removals()) {
                table.row(name, removal.what(), removal.count(), name.isEmpty() ? "" : stage.after());
                name = "";
            }
        }
        console.table(table);
    }
}
