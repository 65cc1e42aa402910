package dev.aifromzero.level5.commands;

import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.cli.Step;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.Table;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level5.school.Fact;
import dev.aifromzero.level5.school.FactCheck;
import dev.aifromzero.level5.school.FactFile;
import dev.aifromzero.level5.school.FactFile.Complaint;
import dev.aifromzero.level5.school.FactStatistics;
import dev.aifromzero.level5.school.SchoolFacts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The school facts in numbers, one of them as an example, and what is wrong with those of a file.
 *
 * <p>Lesson: docs/level5.md, "Adding your own facts".
 */
@Command(
        name = "facts",
        mixinStandardHelpOptions = true,
        description = "The school facts in numbers, and what is wrong with them; with --file: those of your own file")
public final class FactsCommand extends Step {
    private static final int MOST_SHOWN = 40;

    @Option(names = "--subject", paramLabel = "NAME", description = "only this one, such as science or science.hi")
    private String subject;

    @Option(names = "--file", paramLabel = "FILE", description = "facts of your own, one JSON object per line")
    private Path file;

    @Spec
    private CommandSpec spec;

    @Override
    public void run(Lesson lesson) throws Exception {
        if (subject != null && file != null) {
            throw new ParameterException(spec.commandLine(), "--subject and --file exclude each other");
        }
        List<FactFile> files = new ArrayList<>();
        for (Path path : paths()) {
            files.add(FactFile.read(path));
        }
        Console console = lesson.console();
        show(console, files);
        List<Complaint> complaints = FactCheck.of(files);
        if (complaints.isEmpty()) {
            console.say("Nothing is wrong with them: all are complete, every answer matches its own keys and hardly any"
                    + " other fact's, and no held-out phrasing is among those to learn from.");
            return;
        }
        console.section("What is wrong");
        complaints.stream().limit(MOST_SHOWN).forEach(complaint -> console.say("%s.", complaint));
        if (complaints.size() > MOST_SHOWN) {
            console.say("… and %d more.", complaints.size() - MOST_SHOWN);
        }
        throw new UserError(
                complaints.size() == 1 ? "One thing is wrong" : complaints.size() + " things are wrong",
                "Correct the lines named above, then run the same command again");
    }

    private List<Path> paths() throws IOException {
        if (file != null) {
            return List.of(file);
        }
        List<Path> paths = new ArrayList<>();
        for (String name : subject == null ? SchoolFacts.subjects() : List.of(subject)) {
            paths.add(SchoolFacts.file(name));
        }
        return paths;
    }

    private static void show(Console console, List<FactFile> files) {
        Table table =
                new Table("Subject", "Facts", "To learn", "Held out", "Words", "Lower case", "Chapters", "Sections");
        List<Fact> all = new ArrayList<>();
        for (FactFile contents : files) {
            all.addAll(contents.facts());
            row(table, name(contents.file()), contents.facts());
        }
        if (files.size() > 1) {
            row(table, "all", all);
        }
        console.say(
                "Facts, phrasings to learn from and phrasings that are held out. \"Words\" is the mean number of words"
                        + " per question; \"lower case\" is the part of the questions without a capital, as pupils type.");
        console.blank();
        console.table(table);
        if (!all.isEmpty()) {
            example(console, all.get(0));
        }
        console.blank();
    }

    private static void row(Table table, String name, List<Fact> facts) {
        FactStatistics numbers = FactStatistics.of(facts);
        table.row(
                name,
                numbers.facts(),
                numbers.toLearn(),
                numbers.heldOut(),
                String.format(Locale.ROOT, "%5.1f", numbers.wordsPerQuestion()),
                Double.isNaN(numbers.lowerCase())
                        ? "–"
                        : String.format(Locale.ROOT, "%9.0f%%", 100 * numbers.lowerCase()),
                numbers.chapters(),
                numbers.sections());
    }

    private static String name(Path path) {
        String name = path.getFileName().toString();
        boolean ours = path.toAbsolutePath().startsWith(SchoolFacts.folder().toAbsolutePath());
        return ours ? name.replaceFirst("\\.jsonl$", "") : ProjectPaths.display(path);
    }

    private static void example(Console console, Fact fact) {
        console.section("An example: " + fact.id());
        console.say("%s, class %d. %s", fact.topic(), fact.grade(), fact.passage());
        console.blank();
        fact.questions().forEach(question -> Paragraphs.show(console, "  learned:  ", question));
        fact.heldout().forEach(question -> Paragraphs.show(console, "  held out: ", question));
        Paragraphs.show(console, "  → ", fact.answer());
        Paragraphs.show(console, "  right if it says: ", String.join("  and  ", fact.keys()));
    }
}
