package dev.aifromzero.level2.labs;

import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level2.language.RecurrentNetwork;
import dev.aifromzero.level2.language.RecurrentTraining;
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
            names = "--min-count",
            paramLabel = "N",
            description = "how often a word must come to be known, 1 to 1000 (default: 8, with --fast 40)")
    private Integer minCount;

    @Option(names = "--embedding", paramLabel = "N", description = "numbers a word, 1 to 512 (default: 50)")
    private int embedding = 50;

    @Option(names = "--hidden", paramLabel = "N", description = "numbers of the memory, 1 to 1024 (default: 100)")
    private int hidden = 100;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description =
                    "how often the sentence network sees the text, 1 to 1000 (default: 8, with --fast 2); the other"
                            + " one learns a quarter as long")
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

    /** {@return how often a word must come, checked} */
    int minCount(Lesson lesson) {
        int rarest = minCount != null ? minCount : lesson.fastOr(40, 8);
        Ranges.check(spec, rarest >= 1 && rarest <= 1000, "--min-count must be from 1 to 1000, not " + rarest);
        return rarest;
    }

    /** {@return the settings of both networks, checked} */
    RecurrentNetwork.Config network(int vocabSize) {
        Ranges.check(spec, embedding >= 1 && embedding <= 512, "--embedding must be from 1 to 512, not " + embedding);
        Ranges.check(spec, hidden >= 1 && hidden <= 1024, "--hidden must be from 1 to 1024, not " + hidden);
        return new RecurrentNetwork.Config(vocabSize, embedding, hidden);
    }

    /** {@return the training of the network that sees two words, and guesses only after the second; checked} */
    RecurrentTraining.Config pair(Lesson lesson) {
        return new RecurrentTraining.Config(2, false, Math.max(1, epochs(lesson) / 4), 2 * batch, rate, clip);
    }

    /** {@return the training of the network that guesses at each of seven positions, checked} */
    RecurrentTraining.Config sentence(Lesson lesson) {
        return new RecurrentTraining.Config(POSITIONS, true, epochs(lesson), batch, rate, clip);
    }

    private int epochs(Lesson lesson) {
        int wanted = epochs != null ? epochs : lesson.fastOr(2, 8);
        Ranges.check(spec, wanted >= 1 && wanted <= 1000, "--epochs must be from 1 to 1000, not " + wanted);
        Ranges.check(spec, batch >= 1 && batch <= 4096, "--batch must be from 1 to 4096, not " + batch);
        Ranges.check(spec, rate > 0 && rate <= 1, "--learning-rate must be above 0 and at most 1, not " + rate);
        Ranges.check(spec, clip > 0 && clip <= 1000, "--clip must be above 0 and at most 1000, not " + clip);
        return wanted;
    }
}
