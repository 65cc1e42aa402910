package dev.aifromzero.level1.commands;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.cli.Step;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.Table;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level1.ngram.NGramModel;
import dev.aifromzero.level1.ngram.OrderExperiment;
import dev.aifromzero.level1.ngram.Smoothing;
import dev.aifromzero.level1.text.ByteAlphabet;
import dev.aifromzero.level1.text.CharTokenizer;
import dev.aifromzero.level1.text.Corpus;
import dev.aifromzero.level1.text.TokenSplit;
import dev.aifromzero.level1.text.Tokenizer;
import dev.aifromzero.level1.text.TokenizerFiles;
import dev.aifromzero.level1.text.TokenizerKind;
import dev.aifromzero.level1.text.WordTokenizer;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Measures an n-gram model of characters, words or byte pairs on any file.
 *
 * <p>Lesson: docs/level1.md, "Step 3: looking further back".
 */
@Command(
        name = "ngram",
        description = {
            "Measure an n-gram model of characters, words or byte pairs on a file",
            "The tokenizer and the model learn from the first part of the file; the model is judged on the rest."
                    + " Characters of the rest that the first part does not have count as one unknown symbol."
        })
public final class NGramCommand extends Step {
    private static final int LARGEST_VOCABULARY = 50_000;

    @Option(names = "--file", required = true, paramLabel = "FILE", description = "the text")
    private Path file;

    @Option(
            names = "--order",
            paramLabel = "N",
            description = "tokens of an n-gram, 1 to 8 (default: 3; with --orders: 8)")
    private Integer order;

    @Option(names = "--orders", description = "measure every order from 1 to --order, with a chart and samples")
    private boolean allOrders;

    @Option(
            names = "--tokenizer",
            paramLabel = "KIND",
            description = "what is counted: char, word or bpe (default: char)")
    private TokenizerKind kind = TokenizerKind.CHAR;

    @Option(names = "--vocab-size", paramLabel = "N", description = "tokens for bpe, 256 to 50000 (default: 1024)")
    private int vocabSize = TokenizerKind.USUAL_VOCABULARY;

    @Option(
            names = "--vocab",
            paramLabel = "DIR",
            description = "use the vocabulary kept in this folder (e.g. GPT-2's) instead of learning one")
    private Path vocab;

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
            description =
                    "part of the file to learn from, above 0, at most 1; with 1 nothing is held out (default: 0.9)")
    private double split = 0.9;

    @Option(
            names = "--lines",
            description = "put a line end before the first and after the last line too, for lists such as names")
    private boolean lines;

    @Option(
            names = "--json",
            description =
                    "print one JSON object (with --orders one a line); nats are means over tokens, pairs is how many"
                            + " tokens were predicted for heldout_nats (for train_nats with --split 1); words and byte pairs add"
                            + " the nats a character")
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
        int highest = order != null ? order : allOrders ? NGramModel.HIGHEST_ORDER : 3;
        Smoothing how = checked(highest);
        TokenSplit text = tokens(Corpus.read(file), highest);
        if (allOrders && !json) {
            showOrders(lesson, text, highest, how);
            return;
        }
        for (int n = allOrders ? 1 : highest; n <= highest; n++) {
            Result result = measure(text, n, how);
            if (json) {
                printJson(lesson.console(), text, result);
            } else {
                print(lesson.console(), text, result);
            }
        }
    }

    private Smoothing checked(int highest) {
        require(highest >= 1 && highest <= NGramModel.HIGHEST_ORDER, "--order must be from 1 to 8, not " + highest);
        require(split > 0 && split <= 1, "--split must be above 0 and at most 1, not " + split);
        require(!(allOrders && split == 1), "--orders compares with held-out text: choose a --split below 1");
        require(k > 0 && k <= 1e6, "--k must be above 0 and at most a million, not " + k);
        require(
                vocabSize >= ByteAlphabet.SIZE && vocabSize <= LARGEST_VOCABULARY,
                "--vocab-size must be from 256 to " + LARGEST_VOCABULARY + ", not " + vocabSize);
        Smoothing.Kind method = Smoothing.Kind.of(smoothing).orElse(null);
        require(method != null, "--smoothing must be add-k, interpolated or kneser-ney, not " + smoothing);
        return new Smoothing(method, k);
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new ParameterException(spec.commandLine(), otherwise);
        }
    }

    private TokenSplit tokens(String read, int highest) throws Exception {
        String text = lines ? "\n" + read + "\n" : read;
        int end = text.offsetByCodePoints(0, (int) (text.codePointCount(0, text.length()) * split));
        String learned = text.substring(0, end);
        Tokenizer tokenizer = vocab == null ? kind.learn(learned, vocabSize) : TokenizerFiles.load(vocab);
        TokenSplit tokens = TokenSplit.of(tokenizer, learned, text.substring(end));
        int train = tokens.train().length;
        int heldOut = tokens.heldOut().length;
        if (train < Math.max(2, highest) || (split < 1 && heldOut < (allOrders ? Math.max(2, highest) : 2))) {
            throw new UserError(
                    ProjectPaths.display(file) + " is too short: " + train + " tokens to learn from and " + heldOut
                            + " to judge on",
                    "Choose a longer text or another --split");
        }
        return tokens;
    }

    private Result measure(TokenSplit text, int n, Smoothing how) {
        NGramModel model = NGramModel.train(text.train(), text.vocabSize(), n, how);
        Double heldOutNats = split < 1 ? model.crossEntropy(text.heldOut()) : null;
        int predicted = (split < 1 ? text.heldOut() : text.train()).length - 1;
        return new Result(model, model.crossEntropy(text.train()), heldOutNats, predicted);
    }

    private void showOrders(Lesson lesson, TokenSplit text, int highest, Smoothing how) {
        Console console = lesson.console();
        List<OrderExperiment.Row> rows = OrderExperiment.run(text, highest, how);
        OrderReport report = new OrderReport(console, text, rows);
        console.section("Orders 1 to " + highest + ", " + how.label() + ", " + text.vocabSize() + " different tokens");
        report.showSurprise();
        console.section("Contexts");
        report.showContexts();
        console.section("What each order writes (with Kneser-Ney smoothing)");
        report.showSamples(lesson);
    }

    private static boolean ofCharacters(TokenSplit text) {
        return text.tokenizer() instanceof CharTokenizer;
    }

    private void printJson(Console console, TokenSplit text, Result result) {
        ObjectNode object = new ObjectMapper().createObjectNode();
        object.put("order", result.model.order());
        object.put("train_nats", result.trainNats);
        object.put("heldout_nats", result.heldOutNats);
        object.put("perplexity", result.perplexity());
        object.put("pairs", result.predicted);
        if (!ofCharacters(text)) {
            object.put("train_nats_per_character", text.trainPerCharacter(result.trainNats));
            object.put("heldout_nats_per_character", perCharacter(text, result));
        }
        console.line(object.toString());
    }

    private static Double perCharacter(TokenSplit text, Result result) {
        return result.heldOutNats == null ? null : text.heldOutPerCharacter(result.heldOutNats);
    }

    private static Object orDash(Double value) {
        return value == null ? "–" : value;
    }

    private void print(Console console, TokenSplit text, Result result) {
        console.table(new Table("n-gram model", "")
                .row("order", result.model.order())
                .row("smoothing", result.model.smoothing().label())
                .row("different tokens", text.vocabSize())
                .row("contexts seen", result.model.contextsSeen())
                .row("nats a token, text learned from", result.trainNats)
                .row("nats a token, held-out text", orDash(result.heldOutNats))
                .row("nats a character, text learned from", text.trainPerCharacter(result.trainNats))
                .row("nats a character, held-out text", orDash(perCharacter(text, result)))
                .row("perplexity of a token", result.perplexity())
                .row("tokens predicted", result.predicted));
        if (text.tokenizer() instanceof WordTokenizer) {
            console.blank();
            console.say("Words forget capital letters, spaces and what stood where <unk> stands: their nats a character"
                    + " leave that out and cannot be compared with those of characters or byte pairs.");
        }
    }
}
