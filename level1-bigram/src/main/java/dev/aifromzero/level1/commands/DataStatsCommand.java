package dev.aifromzero.level1.commands;

import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.cli.Step;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.Table;
import dev.aifromzero.kit.io.AtomicFiles;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level1.commands.DataTable.Row;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows how much text there is in the data folder, and keeps the table in its README up to date. */
@Command(name = "datastats", description = "Show size, words, letters and licence of every file in the data folder")
public final class DataStatsCommand extends Step {
    @Option(names = "--folder", paramLabel = "DIR", description = "the folder (default: data)")
    private Path folder = ProjectPaths.root().resolve("data");

    @Option(names = "--write", description = "refresh the table between the two markers in the folder's README.md")
    private boolean write;

    @Override
    public void run(Lesson lesson) throws Exception {
        Console console = lesson.console();
        List<Row> rows = DataTable.rows(folder);
        console.section("The texts in " + ProjectPaths.display(folder));
        Table table = new Table("File", "Items", "", "Bytes", "Words", "Different", "Licence");
        for (Row row : rows) {
            boolean model = row.text() == null;
            table.row(
                    row.file(),
                    row.items(),
                    row.kind(),
                    model ? "–" : row.text().bytes(),
                    model ? "–" : row.text().words(),
                    model ? "–" : row.text().distinctWords(),
                    row.licence());
        }
        console.table(table);
        console.blank();
        console.say("Letters and signs in use:");
        rows.stream()
                .filter(row -> row.text() != null)
                .forEach(
                        row -> console.say("  " + row.file() + ": " + row.text().letters()));
        if (write) {
            Path page = folder.resolve("README.md");
            AtomicFiles.writeString(page, DataTable.inserted(Files.readString(page), DataTable.markdown(rows)));
            console.blank();
            console.say("The table in " + ProjectPaths.display(page) + " is up to date.");
        }
    }
}
