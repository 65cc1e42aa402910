package dev.aifromzero.level4.commands;

import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.cli.Step;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.Table;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level1.text.Corpus;
import dev.aifromzero.level4.checkpoint.LoadedModel;
import dev.aifromzero.level4.data.Dataset;
import dev.aifromzero.level4.evaluate.Evaluation;
import dev.aifromzero.level4.evaluate.Evaluator;
import dev.aifromzero.level4.train.TrainingSetup;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Scores a trained model on any text.
 *
 * <p>Lesson: docs/level4.md, "Step 4: judging".
 */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "How surprised is a trained model by a text? Every token but the first is predicted once.")
public final class EvaluateCommand extends Step {
    @Option(names = "--file", paramLabel = "FILE", description = "the text (default: data/heldout.txt)")
    private Path file;

    @Option(
            names = "--stride",
            paramLabel = "S",
            description = "how far the window moves (default: the context length)")
    private Integer stride;

    @Option(names = "--json", description = "only one JSON object on standard output, for programs")
    private boolean json;

    @Mixin
    private ModelOption model = new ModelOption();

    @Override
    public void run(Lesson lesson) throws Exception {
        Path text = file == null ? ProjectPaths.data("heldout.txt") : file;
        String raw = Corpus.read(text);
        try (NDManager root = model.newRoot()) {
            LoadedModel loaded = model.load(lesson, root);
            String known = Dataset.keepKnown(loaded.tokenizer(), raw);
            long dropped = raw.codePoints().count() - known.codePoints().count();
            if (dropped > 0) {
                Console.standardError()
                        .println(dropped + " characters of " + ProjectPaths.display(text)
                                + " were left out: the model's training text did not have them.");
            }
            int window = stride == null ? loaded.model().config().contextLength() : stride;
            int[] ids = TrainingSetup.documents(model.folder(lesson)).encode(loaded.tokenizer(), known);
            Evaluation evaluation = Evaluator.score(loaded.model(), loaded.tokenizer(), ids, window);
            if (json) {
                lesson.console().line(toJson(evaluation));
            } else {
                show(lesson.console(), text, evaluation, window);
            }
        }
    }

    private static String toJson(Evaluation evaluation) throws java.io.IOException {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode node = mapper.createObjectNode();
        node.put("tokens", evaluation.tokens())
                .put("nats_per_token", evaluation.natsPerToken())
                .put("perplexity", evaluation.perplexity())
                .put("nats_per_character", evaluation.natsPerCharacter())
                .put("bits_per_byte", evaluation.bitsPerByte());
        return mapper.writeValueAsString(node);
    }

    private static void show(Console console, Path text, Evaluation evaluation, int window) {
        console.section("How surprised is the model by " + ProjectPaths.display(text) + "?");
        console.table(new Table("measure", "value")
                .row("tokens predicted", String.format(Locale.ROOT, "%,d", evaluation.tokens()))
                .row("nats a token", number(evaluation.natsPerToken()))
                .row("perplexity", number(evaluation.perplexity()))
                .row("nats a character", number(evaluation.natsPerCharacter()))
                .row("bits a byte", number(evaluation.bitsPerByte())));
        console.blank();
        console.say(
                "The window moved by %d tokens at a time. Lower is better; a perplexity of 5 means: as unsure as"
                        + " between 5 equally likely tokens.",
                window);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
