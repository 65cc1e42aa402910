package dev.aifromzero.level1;

import dev.aifromzero.kit.cli.JvmSettings;
import dev.aifromzero.kit.cli.Launcher;
import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.cli.LevelCommand;
import dev.aifromzero.kit.cli.Step;
import dev.aifromzero.kit.doctor.Checkup;
import dev.aifromzero.kit.doctor.DoctorCommand;
import dev.aifromzero.kit.doctor.Machine;
import dev.aifromzero.kit.doctor.Needs;
import dev.aifromzero.kit.doctor.Patient;
import dev.aifromzero.kit.doctor.Size;
import dev.aifromzero.kit.error.Remedy;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.kit.scoreboard.Scoreboard;
import dev.aifromzero.level1.commands.CleanCommand;
import dev.aifromzero.level1.commands.CompareCommand;
import dev.aifromzero.level1.commands.DataStatsCommand;
import dev.aifromzero.level1.commands.MakeStoriesCommand;
import dev.aifromzero.level1.commands.NGramCommand;
import dev.aifromzero.level1.commands.TokenizeCommand;
import dev.aifromzero.level1.ngram.BytePairScores;
import dev.aifromzero.level1.ngram.CountingScores;
import dev.aifromzero.level1.steps.Step1CountBigrams;
import dev.aifromzero.level1.steps.Step2Generate;
import dev.aifromzero.level1.steps.Step3LongerContext;
import dev.aifromzero.level1.steps.Step4Tokens;
import dev.aifromzero.level1.text.Corpus;
import dev.aifromzero.level1.text.TokenizerKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/** Level 1, counting letters: language models and tokenizers that need nothing but counts. */
@Command(
        name = "level1",
        mixinStandardHelpOptions = true,
        version = "AI from Zero 1.0.0",
        description = "Level 1, counting letters. Without a command: the whole lesson, step after step.",
        subcommands = {
            Step1CountBigrams.class,
            Step2Generate.class,
            Step3LongerContext.class,
            Step4Tokens.class,
            TokenizeCommand.class,
            NGramCommand.class,
            CompareCommand.class,
            CleanCommand.class,
            MakeStoriesCommand.class,
            DataStatsCommand.class,
            DoctorCommand.class
        })
public final class Level1 extends LevelCommand implements Patient {
    private static final long HEAP = Size.megabytes(192);
    private static final long MEMORY = Size.megabytes(300);
    private static final long OUT = Size.megabytes(1);

    /**
     * Starts the level in a JVM of its own.
     *
     * @param args what the user typed
     */
    public static void main(String[] args) {
        Launcher.start(Level1.class, Level1::new, JvmSettings.plain(), args);
    }

    @Override
    protected int level() {
        return 1;
    }

    @Override
    protected List<Step> steps() {
        return List.of(new Step1CountBigrams(), new Step2Generate(), new Step3LongerContext(), new Step4Tokens());
    }

    @Override
    public Checkup checkup(Machine machine, Lesson lesson) {
        List<Path> files = Stream.of("india.txt", "stories.txt", Scoreboard.HELD_OUT_FILE)
                .map(ProjectPaths::data)
                .toList();
        return new Checkup(
                new Needs(1, HEAP, MEMORY, lesson.out(), OUT, files, List.of()), List.of(), Optional.empty());
    }

    @Override
    protected void open(Lesson lesson) {
        lesson.console().banner("Level 1: counting letters", "A language model made of tally marks");
    }

    @Override
    protected void close(Lesson lesson) throws Exception {
        String text = Corpus.read(ProjectPaths.data("stories.txt"));
        String page = Corpus.read(ProjectPaths.data(Scoreboard.HELD_OUT_FILE));
        CountingScores scores =
                new Remedy("Give each at least a few lines of text").around(() -> new CountingScores(text, page));
        CountingScores.Candidate best = CountingScores.best(scores.candidates());
        BytePairScores pairs = new BytePairScores(text, page, TokenizerKind.USUAL_VOCABULARY);
        CountingScores.Candidate bestOfPairs = CountingScores.best(pairs.candidates());
        Scoreboard board = lesson.scoreboard();
        board.put(scores.uniform());
        board.put(scores.bigram());
        board.put(scores.bestNGram(best));
        board.put(pairs.score(bestOfPairs));
        board.show(lesson.console(), 1);
        lesson.console().blank();
        lesson.console()
                .say(
                        "\"uniform\" finds every character equally likely; \"bigram\" is step 1; the best n-gram is"
                                + " of order %d with %s smoothing, chosen on the validation part of data/stories.txt, never on this"
                                + " page. The byte-pair n-gram is of order %d over %,d byte pairs (step 4), chosen in the same way:"
                                + " longer tokens, so each context looks further back. The next levels have to beat both.",
                        best.order(), best.smoothing().label(), bestOfPairs.order(), TokenizerKind.USUAL_VOCABULARY);
    }
}
