package dev.aifromzero.level2.labs;

import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.cli.Step;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.ProgressBar;
import dev.aifromzero.kit.console.Table;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level1.text.Corpus;
import dev.aifromzero.level1.text.WordTokenizer;
import dev.aifromzero.level2.language.RecurrentNetwork;
import dev.aifromzero.level2.language.RecurrentTraining;
import dev.aifromzero.level2.language.RecurrentTraining.Point;
import dev.aifromzero.level2.language.SavedRecurrent;
import dev.aifromzero.level2.language.WordText;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * Lab: networks that read word by word and remember.
 *
 * <p>Lesson: docs/level2.md, "rnn: a network that remembers".
 */
@Command(
        name = "rnn",
        mixinStandardHelpOptions = true,
        description = "Lab: recurrent networks: two words to the next, and a sentence word by word")
public final class RnnLab extends Step {
    static final String PAIR_PICTURE = "rnn-two-words-loss.png";
    static final String SENTENCE_PICTURE = "rnn-sentence-loss.png";
    private static final int MORE = 10;
    private static final int ROWS = 8;
    private static final int[] SIXTHS = {0, 2, 3};
    private static final int BEGINNING = 2;

    @Mixin
    private RnnOptions options = new RnnOptions();

    private final BufferedReader answers;

    /** The lab as the command line makes it: the user types the questions. */
    public RnnLab() {
        this(null);
    }

    /** A lab that is answered from a reader instead of the terminal. */
    RnnLab(BufferedReader answers) {
        this.answers = answers;
    }

    @Override
    public void run(Lesson lesson) throws IOException {
        Console console = lesson.console();
        options.check();
        console.section("Lab: networks with a memory");
        SavedRecurrent model = options.load != null ? SavedRecurrent.load(options.load) : train(lesson);
        console.section("Your turn");
        new RnnDialogue(console, model).run(answers);
        console.blank();
        console.say(
                "Think about it: all that the network knows of a sentence must fit into its memory, and each new word is mixed into it."
                        + " What will be left of the first word after fifty more?");
    }

    private SavedRecurrent train(Lesson lesson) throws IOException {
        Console console = lesson.console();
        String whole = Corpus.read(options.data);
        SmallText small = SmallText.of(whole);
        WordText text = Vocabulary.MORE_WORDS.around(() -> options.words(lesson, whole, small));
        RecurrentTraining.Config pairConfig = options.pair(lesson, small);
        RecurrentTraining.Config sentenceConfig = options.sentence(lesson, small);
        small.warn(console, text.setAside());
        RecurrentNetwork.Config config = options.network(text.tokenizer().vocabSize());
        SplittableRandom random = lesson.random();
        SavedRecurrent model = new SavedRecurrent(
                text.tokenizer(), new RecurrentNetwork(config, random), new RecurrentNetwork(config, random));
        idea(console);
        console.say(
                "Here: %,d words, %d numbers a word, a memory of %d numbers, together %,d numbers that are learned.",
                config.vocabSize(),
                config.embedding(),
                config.hidden(),
                model.pair().parameterCount());
        console.section("Two words, then the next");
        console.say("This network reads two words and guesses once, after the second.");
        console.blank();
        learn(
                lesson,
                new RecurrentTraining(model.pair(), pairConfig, random),
                pairConfig,
                text,
                PAIR_PICTURE,
                "Two words to the next: loss");
        console.section("A sentence, word by word");
        console.say(
                "This network reads %d words and guesses after each of them: %d lessons from one stretch of text. The"
                        + " blame flows back through all memories (backpropagation through time). Untrained, it goes on like"
                        + " this:",
                RnnOptions.POSITIONS, RnnOptions.POSITIONS);
        console.blank();
        examples(console, model, text);
        console.blank();
        learn(
                lesson,
                new RecurrentTraining(model.sentence(), sentenceConfig, random),
                sentenceConfig,
                text,
                SENTENCE_PICTURE,
                "Sentence network: loss");
        console.blank();
        console.say("After the training, from the same two words, always with the likeliest next word:");
        console.blank();
        examples(console, model, text);
        Path folder = lesson.out().resolve("rnn");
        model.save(folder);
        console.blank();
        console.say("The networks are kept in " + ProjectPaths.display(folder) + "; --load takes them from there.");
        return model;
    }

    private static void idea(Console console) {
        console.say(
                "A recurrent network (Elman, 1990) reads one word after the other. Its memory is a row of numbers; after"
                        + " each word: new memory = tanh(word × U + old memory × W + b). With single numbers, U = 0.5, W = 0.8, b"
                        + " = 0, and the words 1, 0, 0:");
        double memory = 0;
        console.blank();
        for (double word : new double[] {1, 0, 0}) {
            double next = Math.tanh(0.5 * word + 0.8 * memory);
            console.line("  tanh(0.5·%.0f + 0.8·%.3f) = %.3f", word, memory, next);
            memory = next;
        }
        console.blank();
        console.say("The 1 is still felt two words later, but weaker and weaker.");
        console.blank();
    }

    private static void learn(
            Lesson lesson,
            RecurrentTraining training,
            RecurrentTraining.Config config,
            WordText text,
            String picture,
            String title)
            throws IOException {
        Console console = lesson.console();
        List<Point> history;
        try (ProgressBar bar = console.progress("training", 1000)) {
            history = training.run(
                    text,
                    (epoch, loss) -> bar.update(
                            (long) (1000 * epoch / config.epochs()), String.format(Locale.ROOT, "loss %.3f", loss)));
        }
        Table table =
                new Table("Epoch", "learned from", LossPicture.judged(text.setAside()), "perplexity", "steps clipped");
        int every = Math.max(1, config.epochs() / ROWS);
        for (int epoch = 0; epoch < history.size(); epoch++) {
            Point point = history.get(epoch);
            if (epoch % every == 0 || epoch == config.epochs()) {
                table.row(
                        epoch,
                        point.trainLoss(),
                        point.validationLoss(),
                        Math.exp(point.validationLoss()),
                        String.format(Locale.ROOT, "%12.0f%%", 100 * point.clipped()));
            }
        }
        console.table(table);
        console.blank();
        if (!Double.isFinite(history.get(history.size() - 1).trainLoss())) {
            throw new UserError(
                    "The training blew up: the loss is no longer a number", "Take a smaller --learning-rate");
        }
        LossPicture.show(lesson, title, picture, history, Point::trainLoss, Point::validationLoss, text.setAside());
    }

    /** Goes on from the first two words of three lines, or from three places of one running text. */
    private static void examples(Console console, SavedRecurrent model, WordText text) {
        List<int[]> pieces = text.validation();
        for (int n = 0; n < SIXTHS.length; n++) {
            int[] unseen = pieces.get(n * pieces.size() / SIXTHS.length);
            int from = known(model.words(), unseen, pieces.size() == 1 ? unseen.length * SIXTHS[n] / 6 : 0);
            int[] beginning = Arrays.copyOfRange(unseen, from, Math.min(unseen.length, from + BEGINNING));
            int[] all = model.goOn(beginning, MORE);
            console.say("· [" + model.words().decode(beginning) + "] "
                    + model.words().decode(Arrays.copyOfRange(all, beginning.length, all.length)));
        }
    }

    /** The next place from which only known words stand, no marks; the place itself if there is none. */
    private static int known(WordTokenizer words, int[] text, int near) {
        for (int from = near; from + BEGINNING <= text.length; from++) {
            if (Arrays.stream(text, from, from + BEGINNING)
                    .allMatch(id -> Character.isLetter(words.token(id).codePointAt(0)))) {
                return from;
            }
        }
        return near;
    }
}
