package dev.aifromzero.level2.labs;

import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.cli.Step;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.ProgressBar;
import dev.aifromzero.kit.console.Table;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level1.text.Corpus;
import dev.aifromzero.level1.text.WordTokenizer;
import dev.aifromzero.level2.language.SavedTinyModel;
import dev.aifromzero.level2.language.TinyLanguageModel;
import dev.aifromzero.level2.language.WordPairs;
import dev.aifromzero.level2.language.WordText;
import dev.aifromzero.level2.optimizer.Optimizer;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Lab: the smallest model that learns vectors for words.
 *
 * <p>Lesson: docs/level2.md, "tinylm: the smallest language model".
 */
@Command(
        name = "tinylm",
        mixinStandardHelpOptions = true,
        description = "Lab: the smallest language model: one word in, the next word out")
public final class TinyLmLab extends Step {
    static final String PICTURE = "tinylm-loss.png";
    private static final int BATCH = 64;
    private static final double RATE = 0.01;
    private static final int NEIGHBOURS = 4;
    private static final int ROWS = 8;
    private static final List<String> SHOWN = List.of("he", "her", "mother", "two", "was", "of");

    @Spec
    private CommandSpec spec;

    @Option(names = "--data", paramLabel = "FILE", description = "text to learn from (default: data/stories.txt)")
    private Path data = ProjectPaths.data("stories.txt");

    @Option(
            names = "--lines",
            description = "each line is a text of its own, such as one sentence: no line goes on in the next one")
    private boolean lines;

    @Option(
            names = "--min-count",
            paramLabel = "N",
            description =
                    "how often a word must come to be known, 1 to 1000 (default: 8, with --fast 30; in a text of fewer"
                            + " than 2000 words 1)")
    private Integer minCount;

    @Option(names = "--embedding", paramLabel = "N", description = "numbers a word, 1 to 512 (default: 16)")
    private int size = 16;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description =
                    "how often the text is seen, 1 to 1000 (default: 4, with --fast 1; more often if it is small)")
    private Integer epochs;

    @Option(names = "--load", paramLabel = "DIR", description = "do not train: take the model saved in this folder")
    private Path load;

    private final BufferedReader answers;

    /** The lab as the command line makes it: the user types the questions. */
    public TinyLmLab() {
        this(null);
    }

    /** A lab that is answered from a reader instead of the terminal. */
    TinyLmLab(BufferedReader answers) {
        this.answers = answers;
    }

    @Override
    public void run(Lesson lesson) throws IOException {
        Ranges.check(
                spec,
                minCount == null || (minCount >= 1 && minCount <= 1000),
                "--min-count must be from 1 to 1000, not " + minCount);
        Ranges.check(spec, size >= 1 && size <= 512, "--embedding must be from 1 to 512, not " + size);
        Ranges.check(
                spec,
                epochs == null || (epochs >= 1 && epochs <= 1000),
                "--epochs must be from 1 to 1000, not " + epochs);
        Console console = lesson.console();
        console.section("Lab: a tiny language model");
        SavedTinyModel model = load != null ? SavedTinyModel.load(load) : train(lesson);
        console.section("Your turn");
        new TinyLmDialogue(console, model).run(answers);
        console.blank();
        console.say(
                "Think about it: the model sees one word only. Which mistakes in its guesses would a second word repair?");
    }

    private SavedTinyModel train(Lesson lesson) throws IOException {
        Console console = lesson.console();
        String whole = Corpus.read(data);
        SmallText small = SmallText.of(whole);
        int rarest = minCount != null ? minCount : small.minCount(lesson.fastOr(30, 8));
        int wanted = epochs != null ? epochs : small.epochs(lesson.fastOr(1, 4));
        WordText text = Vocabulary.MORE_WORDS.around(
                () -> lines ? WordText.ofLines(whole, rarest) : WordText.of(whole, rarest));
        small.warn(console, text.setAside());
        WordTokenizer words = text.tokenizer();
        SplittableRandom random = lesson.random();
        TinyLanguageModel model = new TinyLanguageModel(words.vocabSize(), size, random);
        int v = words.vocabSize();
        console.say(
                "One word goes in, a guess for the next comes out. Each of the %,d words gets a row of %d numbers, and"
                        + " a matrix turns a row into a score for each word. A table of counts would need %,d numbers, most of"
                        + " them 0; this model has %,d, because words share what they learn.",
                v, size, (long) v * v, 2L * v * size + v);
        console.section("Before the training");
        neighbours(console, model, words);
        List<double[]> history = learn(lesson, model, text, wanted, random);
        LossPicture.show(
                lesson,
                "The tiny language model's loss",
                PICTURE,
                history,
                point -> point[0],
                point -> point[1],
                text.setAside());
        console.section("After the training");
        console.say("Nobody told it what a word means. Words are neighbours if similar words follow them:");
        console.blank();
        neighbours(console, model, words);
        Path folder = lesson.out().resolve("tinylm");
        SavedTinyModel saved = new SavedTinyModel(words, model);
        saved.save(folder);
        console.blank();
        console.say("The model is kept in " + ProjectPaths.display(folder) + "; --load takes it from there.");
        return saved;
    }

    private static List<double[]> learn(
            Lesson lesson, TinyLanguageModel model, WordText text, int epochs, SplittableRandom random) {
        Console console = lesson.console();
        WordPairs train = WordPairs.of(text.train());
        WordPairs validation = WordPairs.of(text.validation());
        console.section("Training");
        console.say(
                "Adam, %d pairs of words a step, one epoch is %,d pairs. Pure guessing costs ln %d = %.3f nats a word.",
                BATCH,
                train.count(),
                text.tokenizer().vocabSize(),
                Math.log(text.tokenizer().vocabSize()));
        console.blank();
        Table table = new Table("Epoch", "learned from", LossPicture.judged(text.setAside()), "perplexity");
        List<double[]> history = new ArrayList<>();
        int every = Math.max(1, epochs / ROWS);
        history.add(new double[] {loss(model, train), loss(model, validation)});
        Optimizer adam = TinyLanguageModel.optimizer();
        try (ProgressBar bar = console.progress("training", epochs)) {
            for (int epoch = 0; epoch <= epochs; epoch++) {
                if (epoch > 0) {
                    double seen = model.epoch(train, BATCH, rate(epoch, epochs), adam, random);
                    history.add(new double[] {seen, loss(model, validation)});
                }
                double[] now = history.get(epoch);
                bar.update(epoch, String.format(Locale.ROOT, "loss %.3f", now[0]));
                if (epoch % every == 0 || epoch == epochs) {
                    table.row(epoch, now[0], now[1], Math.exp(now[1]));
                }
            }
        }
        console.table(table);
        console.blank();
        return history;
    }

    /** Falls to a quarter of the first rate: RATE, RATE / 2, RATE / 3, RATE / 4 in four epochs. */
    private static double rate(int epoch, int epochs) {
        return RATE / (1 + 3.0 * (epoch - 1) / Math.max(1, epochs - 1));
    }

    /** The mean over the first thousand pairs: enough to see where it stands. */
    private static double loss(TinyLanguageModel model, WordPairs pairs) {
        WordPairs some = pairs.first(1000);
        return model.loss(some.words(), some.next());
    }

    private static void neighbours(Console console, TinyLanguageModel model, WordTokenizer words) {
        List<String> shown = SHOWN.stream().filter(words::knows).toList();
        Table table = new Table("Word", "the words with the most similar rows");
        for (String word : shown.isEmpty() ? words.words().subList(1, Math.min(4, words.vocabSize())) : shown) {
            table.row(word, neighbours(model, words, words.encode(word)[0]));
        }
        console.table(table);
    }

    /** {@return the words with the rows most similar to this one's, the most similar first} */
    static String neighbours(TinyLanguageModel model, WordTokenizer words, int id) {
        return Arrays.stream(model.nearest(id, NEIGHBOURS))
                .mapToObj(words::token)
                .collect(Collectors.joining(", "));
    }
}
