package dev.aifromzero.level2.labs;

import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.cli.Step;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.ProgressBar;
import dev.aifromzero.kit.console.Table;
import dev.aifromzero.kit.error.Remedy;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level1.text.Corpus;
import dev.aifromzero.level2.wordvec.Analogy;
import dev.aifromzero.level2.wordvec.WordCorpus;
import dev.aifromzero.level2.wordvec.WordVectorFile;
import dev.aifromzero.level2.wordvec.WordVectorTraining;
import dev.aifromzero.level2.wordvec.WordVectorTraining.Config;
import dev.aifromzero.level2.wordvec.WordVectorTraining.Point;
import dev.aifromzero.level2.wordvec.WordVectors;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Lab: words become arrows.
 *
 * <p>Lesson: docs/level2.md, "word2vec: words as arrows".
 */
@Command(
        name = "word2vec",
        mixinStandardHelpOptions = true,
        description = "Lab: words become arrows, similar words similar ones")
public final class Word2VecLab extends Step {
    static final String VECTORS_FILE = "word-vectors.txt";
    private static final int FAST_EPOCHS = 8;
    private static final int SHOWN_WORDS = 15;
    private static final int SHOWN_NEIGHBOURS = 6;
    private static final int SHOWN_EPOCHS = 6;

    private final BufferedReader answers;

    @Spec
    private CommandSpec spec;

    @Option(names = "--data", paramLabel = "FILE", description = "text to learn from (default: data/stories.txt)")
    private Path data = ProjectPaths.data("stories.txt");

    @Option(
            names = "--load",
            paramLabel = "FILE",
            description = "use these vectors (word2vec's text format) instead of training")
    private Path load;

    @Option(names = "--dimensions", paramLabel = "N", description = "numbers in an arrow, 2 to 500 (default: 50)")
    private int dimensions = Config.usual().dimensions();

    @Option(names = "--window", paramLabel = "N", description = "neighbours to each side, 1 to 20 (default: 5)")
    private int window = Config.usual().window();

    @Option(names = "--negatives", paramLabel = "N", description = "counterexamples a neighbour, 1 to 50 (default: 8)")
    private int negatives = Config.usual().negatives();

    @Option(
            names = "--subsample",
            paramLabel = "T",
            description = "words above this share are partly skipped, above 0 to 1 (default: 0.001)")
    private double subsample = Config.usual().subsampling();

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "passes over the text, 1 to 1000 (default: 25, with --fast 8)")
    private Integer epochs;

    @Option(
            names = "--learning-rate",
            paramLabel = "RATE",
            description = "length of the first steps, above 0 to 1 (default: 0.05)")
    private double learningRate = Config.usual().learningRate();

    @Option(names = "--min-count", paramLabel = "N", description = "rarer words are left out, 1 to 1000 (default: 5)")
    private int minCount = 5;

    @Option(
            names = "--labels",
            paramLabel = "N",
            description = "frequent words on the maps, 4 to 300 (default: some families of words)")
    private Integer labels;

    /** The lab with its questions asked on the terminal. */
    public Word2VecLab() {
        this(null);
    }

    /** The lab with the questions read from elsewhere. */
    Word2VecLab(BufferedReader answers) {
        this.answers = answers;
    }

    @Override
    public void run(Lesson lesson) throws IOException {
        Config config = config(lesson);
        Console console = lesson.console();
        console.section("Lab: words as arrows");
        console.say(
                "What does an unknown word mean? \"She filled the lota and drank.\" You guess it from its neighbours."
                        + " So does this model: it reads a text, gives every word an arrow (a row of numbers), and turns the"
                        + " arrows so that each word predicts the words around it. Words with similar neighbours end up"
                        + " pointing the same way.");
        console.blank();
        WordVectors vectors = load == null ? train(lesson, config) : load(console);
        Map<String, List<String>> families = WordFamilies.of(vectors, labels == null ? 0 : labels);
        neighbours(console, vectors, families);
        analogies(console, vectors);
        WordMaps.show(lesson, vectors, families);
        console.section("Ask the words");
        new WordDialogue(console, vectors).run(answers);
        console.blank();
        console.say(
                "Think about it: 'hot' and 'cold' often get similar arrows, though they are opposites. Why? And what would the model"
                        + " learn from a text in which all doctors are men?");
    }

    private Config config(Lesson lesson) {
        int wantedEpochs = epochs != null
                ? epochs
                : lesson.fastOr(FAST_EPOCHS, Config.usual().epochs());
        range("--dimensions", dimensions, 2, 500);
        range("--window", window, 1, 20);
        range("--negatives", negatives, 1, 50);
        range("--epochs", wantedEpochs, 1, 1000);
        range("--min-count", minCount, 1, 1000);
        range("--labels", labels == null ? 4 : labels, 4, 300);
        share("--subsample", subsample);
        share("--learning-rate", learningRate);
        return new Config(dimensions, window, negatives, subsample, wantedEpochs, learningRate);
    }

    private void range(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new ParameterException(
                    spec.commandLine(), option + " must be from " + least + " to " + most + ", not " + value);
        }
    }

    private void share(String option, double value) {
        if (!(value > 0 && value <= 1)) {
            throw new ParameterException(spec.commandLine(), option + " must be above 0 and at most 1, not " + value);
        }
    }

    private WordVectors load(Console console) throws IOException {
        WordVectors vectors = WordVectorFile.load(load);
        if (vectors.words().size() < SHOWN_NEIGHBOURS || vectors.dimensions() < 2) {
            throw new UserError(
                    ProjectPaths.display(load) + " has too few words or dimensions to show", "Choose a larger file");
        }
        console.say(
                "%,d words with arrows of %d numbers, from %s.",
                vectors.words().size(), vectors.dimensions(), ProjectPaths.display(load));
        return vectors;
    }

    private WordVectors train(Lesson lesson, Config config) throws IOException {
        Console console = lesson.console();
        WordCorpus corpus = new Remedy("Choose a longer text with --data, or a smaller --min-count")
                .around(() -> WordCorpus.of(Corpus.read(data), minCount));
        console.say(
                "%s: %,d words in %,d paragraphs, %,d different ones that occur at least %d times. For each word in"
                        + " turn and each neighbour at most %d words away: the product of their arrows shall be large, and"
                        + " small for %d words drawn by chance (negative sampling). '%s' comes %,d times, so most of these are"
                        + " skipped (subsampling).",
                ProjectPaths.display(data),
                corpus.length(),
                corpus.paragraphs().size(),
                corpus.vocabSize(),
                minCount,
                config.window(),
                config.negatives(),
                corpus.words().get(0),
                corpus.counts()[0]);
        console.blank();
        WordVectorTraining training = new WordVectorTraining(corpus, config, lesson.random());
        long started = System.nanoTime();
        List<Point> history;
        try (ProgressBar bar = console.progress("training", config.epochs())) {
            history = training.run(
                    point -> bar.update(point.epoch(), String.format(Locale.ROOT, "loss %.3f", point.loss())));
        }
        double seconds = (System.nanoTime() - started) / 1e9;
        history(console, history, config);
        long pairs = history.stream().mapToLong(Point::pairs).sum();
        console.say(
                "%,d pairs of neighbours in %.1f seconds, on one thread, in plain Java: a step is a few products of"
                        + " %d numbers, too little work to call an array library for.",
                pairs, seconds, config.dimensions());
        if (!Double.isFinite(history.get(history.size() - 1).loss())) {
            throw new UserError("The training blew up", "Take a smaller --learning-rate than " + learningRate);
        }
        Path file = lesson.out().resolve(VECTORS_FILE);
        WordVectorFile.save(training.vectors(), file);
        console.line("Saved as %s; --load uses it again.", ProjectPaths.display(file));
        return training.vectors();
    }

    private static void history(Console console, List<Point> history, Config config) {
        Table table = new Table("Epoch", "loss (nats)", "pairs of neighbours");
        int every = Math.max(1, history.size() / SHOWN_EPOCHS);
        for (Point point : history) {
            if (point.epoch() == 1 || point.epoch() % every == 0 || point.epoch() == history.size()) {
                table.row(point.epoch(), point.loss(), point.pairs());
            }
        }
        console.table(table);
        console.blank();
        console.say(
                "Guessing blindly costs %d × ln 2 = %.3f: %d yes-or-no questions for each neighbour.",
                config.negatives() + 1, (config.negatives() + 1) * Math.log(2), config.negatives() + 1);
    }

    private static void neighbours(Console console, WordVectors vectors, Map<String, List<String>> families) {
        console.section("Which words point the same way?");
        Table table = new Table("Word", "nearest words (cosine of the angle)");
        int each = SHOWN_WORDS / families.size();
        for (String word : families.values().stream()
                .flatMap(words -> words.stream().limit(each))
                .toList()) {
            StringBuilder near = new StringBuilder();
            for (WordVectors.Match match : vectors.near(word, SHOWN_NEIGHBOURS)) {
                String next = String.format(Locale.ROOT, "%s %.2f", match.word(), match.cosine());
                if (near.length() + next.length() < console.width() - 20) {
                    near.append(near.isEmpty() ? "" : ", ").append(next);
                }
            }
            table.row(word, near.toString());
        }
        console.table(table);
    }

    private static void analogies(Console console, WordVectors vectors) {
        console.section("A is to B as C is to what?");
        List<Analogy> possible = Analogy.USUAL.stream()
                .filter(analogy -> analogy.possible(vectors))
                .toList();
        if (possible.isEmpty()) {
            console.say("The text has none of the words for our questions. Ask your own below: like A B C.");
            return;
        }
        console.say(
                "Arrows can be added: B - A + C should point to the answer, if \"the way from A to B\" means the same"
                        + " for other words.");
        console.blank();
        Table table = new Table("Question", "expected", "its place", "first answers");
        int first = 0;
        int amongFive = 0;
        for (Analogy analogy : possible) {
            int rank = analogy.rank(vectors);
            first += rank == 1 ? 1 : 0;
            amongFive += rank <= 5 ? 1 : 0;
            List<String> answers = vectors.like(analogy.a(), analogy.b(), analogy.c(), 3).stream()
                    .map(WordVectors.Match::word)
                    .toList();
            table.row(
                    analogy.a() + " : " + analogy.b() + " = " + analogy.c() + " : ?",
                    analogy.expected(),
                    rank,
                    String.join(", ", answers));
        }
        console.table(table);
        console.blank();
        console.say(
                "Of %d questions %d are answered right at once, %d among the first five; guessing blindly among %,d"
                        + " words would find nearly none. Papers report far more hits, after reading billions of words: with a"
                        + " small text only the most frequent relations can be learned.",
                possible.size(), first, amongFive, vectors.words().size());
    }
}
