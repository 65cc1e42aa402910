package dev.aifromzero.level1.commands;

import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.cli.Step;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.ProgressBar;
import dev.aifromzero.kit.console.Table;
import dev.aifromzero.kit.error.Remedy;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level1.grammar.Grammar;
import dev.aifromzero.level1.grammar.StoryCheck;
import dev.aifromzero.level1.grammar.StoryFile;
import dev.aifromzero.level1.grammar.StoryMaker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Writes stories by a grammar, as many as wanted, and says of any text how much of it the grammar could have written.
 *
 * <p>Lesson: docs/level1.md, "A lab: a grammar that writes and reads".
 */
@Command(
        name = "makestories",
        description = {
            "Write stories by a grammar, or check a text against it",
            "Without an option it shows three stories. The same seed gives the same stories."
        })
public final class MakeStoriesCommand extends Step {
    private static final int SHOWN = 3;
    private static final String FILE = "made-stories.txt";
    private static final Remedy NO_STORY =
            new Remedy("Add a rule that fits there, or give a rule that repeats itself a way out");

    @Option(names = "--stories", paramLabel = "N", description = "how many stories (default: 3, shown)")
    private Long stories;

    @Option(names = "--size", paramLabel = "SIZE", description = "how much text, e.g. 500KB, 3MB or 1GB (K is 1,000)")
    private String size;

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "where the stories go (default with --size: made-stories.txt in --out)")
    private Path file;

    @Option(names = "--grammar", paramLabel = "FILE", description = "rules of your own (default: ours)")
    private Path rules;

    @Option(
            names = "--check",
            paramLabel = "FILE",
            description = "count how many sentences of this text are well-formed")
    private Path check;

    @Option(names = "--examples", paramLabel = "N", description = "ill-formed sentences to show (default: 5)")
    private int examples = 5;

    @Option(names = "--json", description = "with --check: print one JSON object only")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public void run(Lesson lesson) throws Exception {
        require(stories == null || size == null, "--stories and --size exclude each other");
        require(stories == null || stories > 0, "--stories must be at least 1, not " + stories);
        require(
                check == null || (stories == null && size == null && file == null),
                "--check reads a text: leave out --stories, --size and --file");
        require(check != null || !json, "--json goes with --check");
        require(examples >= 0, "--examples must not be negative");
        long bytes = size == null
                ? Long.MAX_VALUE
                : TextSize.bytes(size)
                        .orElseThrow(() -> wrong("--size must be a number with KB, MB or GB, not " + size));
        Grammar grammar = rules == null ? Grammar.ofStories() : Grammar.read(rules);
        if (check != null) {
            StoryCheck checked = new StoryCheck(grammar, examples);
            checked.read(check);
            new StoryCheckView(lesson.console()).show(check, checked.report(), json);
        } else if (file == null && size == null) {
            show(lesson, grammar);
        } else {
            write(lesson, grammar, bytes);
        }
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            throw wrong(otherwise);
        }
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }

    private void show(Lesson lesson, Grammar grammar) {
        Console console = lesson.console();
        console.section("Stories by a grammar");
        console.say(
                "No counting here: %,d rules with %,d words say how a story may go. The program begins with <story>"
                        + " and fills each gap with a rule that fits, chosen by a die.",
                grammar.ruleCount(), grammar.wordCount());
        StoryMaker maker = new StoryMaker(grammar, lesson.random());
        long count = stories == null ? SHOWN : stories;
        double nats = 0;
        for (long i = 0; i < count; i++) {
            StoryMaker.Story story = NO_STORY.around(maker::next);
            nats += story.nats();
            console.blank();
            console.say(story.text());
        }
        console.blank();
        console.say(
                "The choices in a story carry %.1f nats on average: as if it had been picked from %s equally likely"
                        + " ones.",
                nats / count, power(nats / count));
        console.blank();
        console.say(
                "Think about it: who keeps the name, the pronoun and the lost thing the same from the first sentence"
                        + " to the last? Look for ?who, ?pro and ?thing in the file stories.grammar.");
    }

    /** {@return e to the number of nats, as a power of ten} */
    private static String power(double nats) {
        return String.format(Locale.ROOT, "10^%.0f", nats / Math.log(10));
    }

    private void write(Lesson lesson, Grammar grammar, long bytes) throws IOException {
        Path target = file == null ? lesson.out().resolve(FILE) : file;
        if (Files.isDirectory(target)) {
            throw new UserError(ProjectPaths.display(target) + " is a folder", "Name a file with --file");
        }
        long most = stories != null ? stories : size == null ? SHOWN : Long.MAX_VALUE;
        StoryFile made = new StoryFile(new StoryMaker(grammar, lesson.random()));
        try (ProgressBar bar = lesson.console().progress("writing", size == null ? most : bytes)) {
            NO_STORY.around(() -> {
                made.write(target, most, bytes, done -> bar.update(size == null ? made.stories() : done, ""));
                return made;
            });
        }
        Console console = lesson.console();
        console.table(new Table("What was made", "")
                .row("stories", made.stories())
                .row("bytes", made.bytes())
                .row("nats a story", made.natsPerStory())
                .row("nats a character", made.natsPerCharacter()));
        console.blank();
        console.say(
                "The file is %s. A story is one of about %s. No model, however large, can be less surprised by this"
                        + " text than %.3f nats a character on average: so much chance went into it.",
                ProjectPaths.display(target), power(made.natsPerStory()), made.natsPerCharacter());
    }
}
