package dev.aifromzero.level1.steps;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aifromzero.level1.cli.Lesson;
import dev.aifromzero.level1.cli.ProjectPaths;
import dev.aifromzero.level1.cli.Step;
import dev.aifromzero.level1.cli.UserError;
import dev.aifromzero.level1.console.Console;
import dev.aifromzero.level1.console.Table;
import dev.aifromzero.level1.ngram.NGramModel;
import dev.aifromzero.level1.ngram.Smoothing;
import dev.aifromzero.level1.text.CharTokenizer;
import dev.aifromzero.level1.text.Corpus;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures an n-gram model of characters on any file. */
@Command(
        name = "ngram",
        description = {
            "Measure an n-gram model of characters on a file",
            "The model learns from the first part of the file and is judged on the rest. Characters of the rest that the"
                    + " first part does not have count as one unknown symbol."
        })
public final class NGramCommand extends Step {
    @Option(names = "--file", required = true, paramLabel = "FILE", description = "the text")
    private Path file;

    @Option(names = "--order", paramLabel = "N", description = "characters of an n-gram, 1 to 8 (default: 3)")
    private int order = 3;

    @Option(
            names = "--smoothing",
            paramLabel = "KIND",
            description = "add-k, interpolated (Witten-Bell) or kneser-ney (default: add-k)")
    private String smoothing = "add-k";

    @Option(names = "--k", paramLabel = "K", description = "what add-k adds to every count (default: 0.1)")
    private double k = 0.1;

    @Option(
            names = "--split",
            paramLabel = "PART",
            description = "part of the file to learn from, above 0, at most 1; with 1 nothing is held out (default: 0.9)")
    private double split = 0.9;

    @Option(
            names = "--lines",
            description = "put a line end before the first and after the last line too, for lists such as names")
    private boolean lines;

    @Option(
            names = "--json",
            description = "print one JSON object; nats are means over characters, pairs is how many characters were"
                    + " predicted for heldout_nats (for train_nats with --split 1)")
    private boolean json;

    @Spec
    private CommandSpec spec;

    private record Result(NGramModel model, double trainNats, Double heldOutNats, long predicted) {
        double perplexity() {
            return Math.exp(heldOutNats == null ? trainNats : heldOutNats);
        }
    }

    @Override
    public void run(Lesson lesson) throws Exception {
        require(order >= 1 && order <= NGramModel.HIGHEST_ORDER, "--order must be from 1 to 8, not " + order);
        require(split > 0 && split <= 1, "--split must be above 0 and at most 1, not " + split);
        require(k > 0 && k <= 1e6, "--k must be above 0 and at most a million, not " + k);
        Smoothing.Kind kind = Smoothing.Kind.of(smoothing).orElse(null);
        require(kind != null, "--smoothing must be add-k, interpolated or kneser-ney, not " + smoothing);
        Result result = measure(Corpus.read(file), new Smoothing(kind, k));
        if (json) {
            printJson(lesson.console(), result);
        } else {
            print(lesson.console(), result);
        }
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new ParameterException(spec.commandLine(), otherwise);
        }
    }

    private Result measure(String read, Smoothing how) {
        String text = lines ? "\n" + read + "\n" : read;
        int end = text.offsetByCodePoints(0, (int) (text.codePointCount(0, text.length()) * split));
        String learned = text.substring(0, end);
        String rest = text.substring(end);
        CharTokenizer alphabet = CharTokenizer.fromText(learned);
        boolean allKnown = rest.codePoints().allMatch(alphabet::knows);
        int[] train = alphabet.encode(learned);
        int[] heldOut = alphabet.encode(rest, alphabet.vocabSize());
        if (train.length < 2 || split < 1 && heldOut.length < 2) {
            throw new UserError(
                    ProjectPaths.display(file) + " is too short: " + train.length + " characters to learn from and "
                            + heldOut.length + " to judge on",
                    "Choose a longer text or another --split");
        }
        NGramModel model = NGramModel.train(train, alphabet.vocabSize() + (allKnown ? 0 : 1), order, how);
        Double heldOutNats = split < 1 ? model.crossEntropy(heldOut) : null;
        return new Result(model, model.crossEntropy(train), heldOutNats, (split < 1 ? heldOut : train).length - 1L);
    }

    private void printJson(Console console, Result result) throws Exception {
        ObjectNode object = new ObjectMapper().createObjectNode();
        object.put("order", order);
        object.put("train_nats", result.trainNats);
        object.put("heldout_nats", result.heldOutNats);
        object.put("perplexity", result.perplexity());
        object.put("pairs", result.predicted);
        console.line(object.toString());
    }

    private void print(Console console, Result result) {
        console.table(new Table("n-gram model of characters", "")
                .row("order", order)
                .row("smoothing", result.model.smoothing().label())
                .row("contexts seen", result.model.contextsSeen())
                .row("nats a character, text learned from", result.trainNats)
                .row("nats a character, held-out text", result.heldOutNats == null ? "–" : result.heldOutNats)
                .row("perplexity", result.perplexity())
                .row("characters predicted", result.predicted));
    }
}
