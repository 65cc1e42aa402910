package dev.aifromzero.level2.labs;

import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level1.sampling.SamplingConfig;
import dev.aifromzero.level1.text.BpeTokenizer;
import dev.aifromzero.level1.text.CharTokenizer;
import dev.aifromzero.level1.text.Tokenizer;
import dev.aifromzero.level1.text.TokenizerKind;
import dev.aifromzero.level1.text.WordTokenizer;
import dev.aifromzero.level2.language.NGramNetwork;
import dev.aifromzero.level2.language.NGramTraining;
import dev.aifromzero.level2.optimizer.OptimizerKind;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The settings of the n-gram network that can be given on the command line. */
final class NGramOptions {
    private static final int SMALLEST_BPE = 256;
    private static final int FAST_EPOCHS = 2;
    private static final int FAST_MIN_COUNT = 20;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--data", paramLabel = "FILE", description = "text to learn from (default: data/stories.txt)")
    Path data = ProjectPaths.data("stories.txt");

    @Option(names = "--lines", description = "each line is a text of its own, such as a name or one sentence")
    boolean lines;

    @Option(names = "--tokens", paramLabel = "KIND", description = "how text is cut: char, word or bpe (default: word)")
    TokenizerKind kind = TokenizerKind.WORD;

    @Option(names = "--vocab", paramLabel = "N", description = "with bpe: how many tokens, 256 to 20000 (default: 512)")
    private int vocab = 512;

    @Option(
            names = "--min-count",
            paramLabel = "N",
            description =
                    "with word: how often a word must come to be known, 1 to 1000 (default: 5, with --fast 20; in a"
                            + " text of fewer than 2000 words 1)")
    private Integer minCount;

    @Option(names = "--context", paramLabel = "N", description = "tokens it sees, 1 to 16 (default: 3)")
    private int context = 3;

    @Option(names = "--embedding", paramLabel = "N", description = "numbers a token, 1 to 512 (default: 24)")
    private int embedding = 24;

    @Option(names = "--hidden", paramLabel = "N", description = "hidden neurons, 1 to 2048 (default: 64)")
    private int hidden = 64;

    @Option(
            names = "--dropout",
            paramLabel = "RATE",
            description = "part of the hidden neurons that rests in each step, 0 to below 1 (default: 0)")
    private double dropout;

    @Option(
            names = "--optimizer",
            paramLabel = "NAME",
            description = "rule of the steps: ${COMPLETION-CANDIDATES} (default: SGD; its rate falls in three stages,"
                    + " that of the others along a cosine)")
    private OptimizerKind optimizer = OptimizerKind.SGD;

    @Option(
            names = "--learning-rate",
            paramLabel = "RATE",
            description = "length of the first steps, above 0 and at most 10 (default: sgd 0.1, momentum 0.02, adam and"
                    + " adamw 0.003)")
    private Double learningRate;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description =
                    "how often all examples are seen, 1 to 1000 (default: 6, with --fast 2; more often if there are few)")
    private Integer epochs;

    @Option(names = "--batch", paramLabel = "N", description = "examples a step, 1 to 4096 (default: 32)")
    private int batch = 32;

    @Option(
            names = "--temperature",
            paramLabel = "X",
            description =
                    "boldness of what it writes, 0.001 to 100: low is careful, high is wild (default: 0.8 for what you"
                            + " ask for, 1 for the samples)")
    private Double temperature;

    @Option(names = "--load", paramLabel = "DIR", description = "do not train: take the model saved in this folder")
    Path load;

    @Option(
            names = "--save",
            paramLabel = "DIR",
            description = "folder for the trained model (default: ngram-net in the --out folder)")
    private Path save;

    /** {@return the folder for the trained model} */
    Path folder(Lesson lesson) {
        return save != null ? save : lesson.out().resolve("ngram-net");
    }

    /** {@return a tokenizer learned from the text; only the alphabet takes the whole of it, or a letter could be unknown} */
    Tokenizer tokenizer(Lesson lesson, String whole, SmallText small, List<String> train) {
        int rarest = minCount != null ? minCount : small.minCount(lesson.fastOr(FAST_MIN_COUNT, 5));
        Ranges.check(spec, rarest >= 1 && rarest <= 1000, "--min-count must be from 1 to 1000, not " + rarest);
        Ranges.check(spec, vocab >= SMALLEST_BPE && vocab <= 20_000, "--vocab must be from 256 to 20000, not " + vocab);
        String learned = String.join("\n", train);
        return switch (kind) {
            case CHAR -> CharTokenizer.fromText(lines ? whole.replace("\n", "") : whole);
            case WORD -> WordTokenizer.fromText(learned, rarest);
            case BPE -> BpeTokenizer.train(learned, vocab, List.of());
            case GPT2 ->
                throw new ParameterException(spec.commandLine(), "--tokens must be char, word or bpe, not gpt2");
        };
    }

    /** {@return the network's settings, checked} */
    NGramNetwork.Config network(int vocabSize) {
        Ranges.check(spec, context >= 1 && context <= 16, "--context must be from 1 to 16, not " + context);
        Ranges.check(spec, embedding >= 1 && embedding <= 512, "--embedding must be from 1 to 512, not " + embedding);
        Ranges.check(spec, hidden >= 1 && hidden <= 2048, "--hidden must be from 1 to 2048, not " + hidden);
        return new NGramNetwork.Config(vocabSize, context, embedding, hidden);
    }

    /** {@return the training's settings, checked} */
    NGramTraining.Config training(Lesson lesson, SmallText small) {
        int wanted = epochs != null ? epochs : small.epochs(lesson.fastOr(FAST_EPOCHS, 6));
        double rate = learningRate != null ? learningRate : usualRate();
        Ranges.check(spec, wanted >= 1 && wanted <= 1000, "--epochs must be from 1 to 1000, not " + wanted);
        Ranges.check(spec, batch >= 1 && batch <= 4096, "--batch must be from 1 to 4096, not " + batch);
        Ranges.check(spec, rate > 0 && rate <= 10, "--learning-rate must be above 0 and at most 10, not " + rate);
        Ranges.check(spec, dropout >= 0 && dropout < 1, "--dropout must be from 0 to below 1, not " + dropout);
        return new NGramTraining.Config(wanted, batch, optimizer, rate, dropout);
    }

    /**
     * {@return how the model writes, checked}
     *
     * @param usual the temperature where the user has not given one
     */
    SamplingConfig sampling(double usual) {
        double t = temperature != null ? temperature : usual;
        Ranges.check(spec, t >= 0.001 && t <= 100, "--temperature must be from 0.001 to 100, not " + t);
        return SamplingConfig.defaults().withTemperature(t);
    }

    private double usualRate() {
        return switch (optimizer) {
            case SGD -> 0.1;
            case MOMENTUM -> 0.02;
            case ADAM, ADAMW -> 0.003;
        };
    }
}
