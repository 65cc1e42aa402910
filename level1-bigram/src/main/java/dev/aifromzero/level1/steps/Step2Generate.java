package dev.aifromzero.level1.steps;

import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.cli.Step;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.DisplayWidth;
import dev.aifromzero.kit.console.Style;
import dev.aifromzero.kit.console.Table;
import dev.aifromzero.kit.error.Remedy;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level1.ngram.BigramModel;
import dev.aifromzero.level1.sampling.Sampler;
import dev.aifromzero.level1.sampling.SamplingConfig;
import dev.aifromzero.level1.text.CharTokenizer;
import dev.aifromzero.level1.text.Corpus;
import dev.aifromzero.level1.text.WordTokenizer;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Step 2: writes new text, one character after the other, with nothing but the counts.
 *
 * <p>Lesson: docs/level1.md, "Step 2: writing".
 */
@Command(name = "generate", description = "Step 2: write new text from the counts")
public final class Step2Generate extends Step {
    private static final int DECISIONS = 5;
    private static final int CANDIDATES = 4;
    private static final int BAR = 24;
    private static final int[] LENGTHS = {20, 60, 140};
    private static final int TYPED = 120;
    private static final int COMPARED = 2000;

    @Option(names = "--data", paramLabel = "FILE", description = "the text to learn from (default: data/india.txt)")
    private Path data = ProjectPaths.data("india.txt");

    @Option(names = "--start", paramLabel = "TEXT", description = "how the new text begins (default: Th)")
    private String start;

    private final Sampler sampler = SamplingConfig.defaults().sampler();
    private Lesson lesson;
    private Console console;
    private CharTokenizer alphabet;
    private BigramModel model;

    @Override
    public void run(Lesson given) throws Exception {
        lesson = given;
        console = lesson.console();
        String text = Corpus.read(data);
        alphabet = CharTokenizer.fromText(text);
        model = new Remedy("Choose a text with at least two characters with --data")
                .around(() -> BigramModel.count(alphabet, text, 0));
        chooseStart(text);
        console.section("Step 2: writing with counts");
        showDecisions();
        showSamples();
        showComparison(text);
        showThreeRuns();
        showSettings();
        console.blank();
        console.say(
                "Think about it: the model remembers one character. Cover this page with your hand, leave one letter"
                        + " free, and guess the next. How many letters would you want to see?");
    }

    private void chooseStart(String text) {
        if (start == null) {
            start = alphabet.keepKnown("Th").equals("Th") ? "Th" : text.substring(0, text.offsetByCodePoints(0, 1));
        }
        if (start.isEmpty()) {
            throw new UserError("The start of the text is empty", "Give --start at least one character");
        }
        new Remedy("Leave it out of --start, or learn from a text that contains it with --data")
                .around(() -> alphabet.encode(start)); // says at once which character is unknown
    }

    private String shown(int id) {
        return Shown.character(alphabet.token(id));
    }

    private void showDecisions() {
        console.say(
                "The recipe: look at the last character, look up its row of the table, throw a die whose faces are as"
                        + " wide as the probabilities, write down what it shows, and begin again. The die is a random number"
                        + " from 0 to 1; each character owns a stretch as long as its probability.");
        RecordingRandom die = new RecordingRandom(lesson.random());
        StringBuilder written = new StringBuilder(start);
        int last = lastId(start);
        for (int decision = 1; decision <= DECISIONS; decision++) {
            int chosen = sampler.sample(model.logits(last), alphabet.encode(written.toString()), die);
            showDecision(decision, written.toString(), last, die.last(), chosen);
            written.append(alphabet.token(chosen));
            last = chosen;
            console.pause(250);
        }
        console.blank();
        console.line(
                "After %d decisions: %s", DECISIONS, console.paint(Style.BOLD, Console.visible(written.toString())));
    }

    private int lastId(String text) {
        int[] ids = alphabet.encode(text);
        return ids[ids.length - 1];
    }

    private void showDecision(int number, String written, int last, double die, int chosen) {
        console.blank();
        console.line(
                "%d. Text so far: %s   last character: %s   die: %.3f",
                number, Console.visible(written), console.paint(Style.BOLD, shown(last)), die);
        double[] next = model.next(last);
        List<Integer> likely = likeliest(next, CANDIDATES);
        for (int id : likely) {
            showCandidate(next, id, id == chosen);
        }
        if (!likely.contains(chosen)) {
            showCandidate(next, chosen, true);
        }
    }

    private static List<Integer> likeliest(double[] probabilities, int howMany) {
        return IntStream.range(0, probabilities.length)
                .boxed()
                .filter(id -> probabilities[id] > 0)
                .sorted(Comparator.comparingDouble(id -> -probabilities[id]))
                .limit(howMany)
                .toList();
    }

    private void showCandidate(double[] next, int id, boolean chosen) {
        double from = IntStream.range(0, id).mapToDouble(i -> next[i]).sum();
        String bar = DisplayWidth.padRight(console.bar(next[id], BAR), BAR);
        String mark = chosen ? " " + console.paint(Style.GREEN, "← the die falls here") : "";
        console.line(
                "     %s owns %.3f to %.3f  %s",
                DisplayWidth.padRight(shown(id), 2), from, from + next[id], (bar + mark).stripTrailing());
    }

    private void showSamples() {
        console.section("Samples");
        console.say("The same recipe, many times over. A sample of each length:");
        SplittableRandom random = lesson.random();
        for (int length : LENGTHS) {
            console.blank();
            console.line(console.paint(Style.BOLD, length + " characters:"));
            console.say(model.generate(start, length, sampler, random).replace('\n', '↵'));
        }
        console.blank();
        console.say("And one as it is being written:");
        console.blank();
        typeOut(model.generate(start, lesson.fastOr(TYPED / 3, TYPED), sampler, random));
    }

    private void typeOut(String text) {
        DisplayWidth.wrap(text.replace('\n', '↵'), console.width()).forEach(console::typed);
    }

    private void showComparison(String text) {
        console.section("Real against generated");
        console.say("How near does it come? The real text, and " + String.format(Locale.ROOT, "%,d", COMPARED)
                + " characters from the model, measured in the same way:");
        console.blank();
        String generated = model.generate(start, COMPARED, sampler, lesson.random());
        Set<String> realWords = new HashSet<>(words(text));
        console.table(new Table("", "real", "generated")
                .row("letters a word", meanLength(words(text)), meanLength(words(generated)))
                .row("spaces a hundred characters", share(text, " "), share(generated, " "))
                .row("vowels a hundred characters", share(text, "aeiouAEIOU"), share(generated, "aeiouAEIOU"))
                .row("letter e a hundred characters", share(text, "e"), share(generated, "e"))
                .row(
                        "% of words that the real text has",
                        known(words(text), realWords), known(words(generated), realWords)));
        console.blank();
        console.say(
                "Letters and spaces come as often as they should, for that is what was counted. The words are mostly"
                        + " no words: to know that \"th\" wants an \"e\" and \"whi\" does not, one would have to look back"
                        + " further than one letter.");
    }

    private static List<String> words(String text) {
        return WordTokenizer.split(text).stream()
                .filter(word -> Character.isLetter(word.codePointAt(0)))
                .toList();
    }

    private static String meanLength(List<String> words) {
        return format(words.stream().mapToInt(String::length).average().orElse(0));
    }

    private static String share(String text, String characters) {
        long count = text.codePoints().filter(c -> characters.indexOf(c) >= 0).count();
        return format(100.0 * count / text.codePointCount(0, text.length()));
    }

    private static String known(List<String> words, Set<String> real) {
        return format(100.0 * words.stream().filter(real::contains).count() / Math.max(1, words.size()));
    }

    private static String format(double value) {
        return String.format(Locale.ROOT, "%5.1f", value);
    }

    private void showThreeRuns() {
        console.section("Three runs from one start");
        console.say("The counts are the same, the start is the same, only the seed of the die differs. And below them,"
                + " what comes when there is no die and always the likeliest character is written:");
        console.blank();
        int room = Math.max(20, Math.min(60, console.width() - 16));
        for (long seed = lesson.seed(); seed < lesson.seed() + 3; seed++) {
            String run = model.generate(start, room, sampler, new SplittableRandom(seed));
            console.line("  %-10s %s", "seed " + seed, DisplayWidth.fit(run.replace('\n', '↵'), room));
        }
        String certain = model.generate(start, room, SamplingConfig.greedy().sampler(), lesson.random());
        console.line("  %-10s %s", "no die", DisplayWidth.fit(certain.replace('\n', '↵'), room));
    }

    private void showSettings() {
        if (likeliest(model.next(lastId(start)), 2).size() == 2) {
            new SettingsTable(console, alphabet, model).show(lastId(start));
        }
    }
}
