package dev.aifromzero.level1.commands;

import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.cli.Step;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.Style;
import dev.aifromzero.kit.error.Remedy;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level1.text.Corpus;
import dev.aifromzero.level1.text.Tokenizer;
import dev.aifromzero.level1.text.TokenizerFiles;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Cuts any text or file into tokens: for looking at it, or as ids for another program.
 *
 * <p>Lesson: docs/level1.md, "Step 4: what is a token?".
 */
@Command(
        name = "tokenize",
        description = {
            "Cut a text or a file into tokens",
            "Without --vocab: by characters, words and byte pairs, learned from data/stories.txt."
        })
public final class TokenizeCommand extends Step {
    @Option(
            names = "--vocab",
            paramLabel = "DIR",
            description = "folder with vocab.json (or encoder.json) and merges.txt (or vocab.bpe), or tokenizer.json")
    private Path vocab;

    @ArgGroup(multiplicity = "1")
    private Source source;

    @Option(names = "--ids", description = "print the token ids only, separated by single spaces (needs --vocab)")
    private boolean ids;

    @Spec
    private CommandSpec spec;

    private static final class Source {
        @Option(names = "--file", paramLabel = "FILE", description = "the file to cut, exactly as it is")
        private Path file;

        @Option(names = "--text", paramLabel = "TEXT", description = "the text to cut")
        private String text;
    }

    @Override
    public void run(Lesson lesson) throws Exception {
        if (ids && vocab == null) {
            throw new ParameterException(spec.commandLine(), "--ids needs a vocabulary: add --vocab DIR");
        }
        String text = source.file == null ? source.text : Corpus.readExactly(source.file);
        if (ids) {
            printIds(lesson.console(), encode(TokenizerFiles.load(vocab), text));
        } else if (vocab != null) {
            show(lesson.console(), ProjectPaths.display(vocab), TokenizerFiles.load(vocab), text, text);
        } else {
            ThreeTokenizers learned = ThreeTokenizers.learn(Corpus.read(ProjectPaths.data("stories.txt")));
            show(
                    lesson.console(),
                    "characters",
                    learned.characters(),
                    learned.characters().keepKnown(text),
                    text);
            show(lesson.console(), "words", learned.words(), text, text);
            show(lesson.console(), "byte pairs", learned.pieces(), text, text);
        }
    }

    private static int[] encode(Tokenizer tokenizer, String text) {
        return new Remedy("Leave it out, or take a vocabulary that has it").around(() -> tokenizer.encode(text));
    }

    private static void printIds(Console console, int[] tokens) {
        console.line(Arrays.stream(tokens).mapToObj(Integer::toString).collect(Collectors.joining(" ")));
    }

    private static void show(Console console, String name, Tokenizer tokenizer, String encoded, String text) {
        int[] tokens = encode(tokenizer, encoded);
        int characters = text.codePointCount(0, text.length());
        int leftOut = characters - encoded.codePointCount(0, encoded.length());
        console.blank();
        console.line(console.paint(Style.BOLD, name)
                + String.format(
                        Locale.ROOT,
                        ": %,d tokens for %,d characters, %.2f characters a token%s",
                        tokens.length,
                        characters,
                        characters / (double) Math.max(1, tokens.length),
                        leftOut == 0 ? "" : " (" + leftOut + " left out: not in the alphabet)"));
        new TokenPainter(console).show(tokenizer, tokens);
    }
}
