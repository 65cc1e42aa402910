package dev.aifromzero.level2.labs;

import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level2.language.RecurrentNetwork;
import dev.aifromzero.level2.language.RecurrentTraining;
import dev.aifromzero.level2.language.WordText;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The settings of the recurrent networks that can be given on the command line. */
final class RnnOptions {
    /** How many words the second network reads in a row, guessing after each. */
    static final int POSITIONS = 7;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--data", paramLabel = "FILE", description = "text to learn from (default: data/stories.txt)")
    Path data = ProjectPaths.data("stories.txt");

    @Option(
            names = "--lines",
            description = "each line is a text of its own, such as one sentence: no line goes on in the next one")
    boolean lines;

    @Option(
            names = "--min-count",
            paramLabel = "N",
            description =
                    "how often a word must come to be known, 1 to 1000 (default: 8, with --fast 40; in a text of fewer"
                            + " than 2000 words 1)")
    private Integer minCount;

    @Option(names = "--embedding", paramLabel = "N", description = "numbers a word, 1 to 512 (default: 50)")
    private int embedding = 50;

    @Option(names = "--hidden", paramLabel = "N", description = "numbers of the memory, 1 to 1024 (default: 100)")
    private int hidden = 100;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description =
                    "how often the sentence network sees the text, 1 to 1000 (default: 8, with --fast 2; more often"
                            + " if it is small); the other one learns a quarter as long")
    private Integer epochs;

    @Option(names = "--batch", paramLabel = "N", description = "stretches of text a step, 1 to 4096 (default: 32)")
    private int batch = 32;

    @Option(
            names = "--learning-rate",
            paramLabel = "RATE",
            description = "Adam's first rate, above 0 and at most 1 (default: 0.003)")
    private double rate = 0.003;

    @Option(
            names = "--clip",
            paramLabel = "LENGTH",
            description = "the greatest length of the gradient, above 0 and at most 1000 (default: 1)")
    private double clip = 1;

    @Option(names = "--load", paramLabel = "DIR", description = "do not train: take the networks saved in this folder")
    Path load;

    /** Refuses what is out of range. */
    void check() {
        Ranges.check(
                spec,
                minCount == null || (minCount >= 1 && minCount <= 1000),
                "--min-count must be from 1 to 1000, not " + minCount);
        Ranges.check(spec, embedding >= 1 && embedding <= 512, "--embedding must be from 1 to 512, not " + embedding);
        Ranges.check(spec, hidden >= 1 && hidden <= 1024, "--hidden must be from 1 to 1024, not " + hidden);
        Ranges.check(
                spec,
                epochs == null || (epochs >= 1 && epochs <= 1000),
                "--epochs must be from 1 to 1000, not " + epochs);
        Ranges.check(spec, batch >= 1 && batch <= 4096, "--batch must be from 1 to 4096, not " + batch);
        Ranges.check(spec, rate > 0 && rate <= 1, "--learning-rate must be above 0 and at most 1, not " + rate);
        Ranges.check(spec, clip > 0 && clip <= 1000, "--clip must be above 0 and at most 1000, not " + clip);
    }

    /** {@return the text, cut into words} */
    WordText words(Lesson lesson, String whole, SmallText small) {
        int rarest = minCount != null ? minCount : small.minCount(lesson.fastOr(40, 8));
        return lines ? WordText.ofLines(whole, rarest) : WordText.of(whole, rarest);
    }

    /** {@return the settings of both networks} */
    RecurrentNetwork.Config network(int vocabSize) {
        return new RecurrentNetwork.Config(vocabSize, embedding, hidden);
    }

    /** {@return the training of the network that sees two words, and guesses only after the second} */
    RecurrentTraining.Config pair(Lesson lesson, SmallText small) {
        return new RecurrentTraining.Config(2, false, Math.max(1, epochs(lesson, small) / 4), 2 * batch, rate, clip);
    }

    /** {@return the training of the network that guesses at each of seven positions} */
    RecurrentTraining.Config sentence(Lesson lesson, SmallText small) {
        return new RecurrentTraining.Config(POSITIONS, true, epochs(lesson, small), batch, rate, clip);
    }

    private int epochs(Lesson lesson, SmallText small) {
        return epochs != null ? epochs : small.epochs(lesson.fastOr(2, 8));
    }
}
