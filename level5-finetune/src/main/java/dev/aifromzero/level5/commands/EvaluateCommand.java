package dev.aifromzero.level5.commands;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.Table;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level1.text.Corpus;
import dev.aifromzero.level3.model.Transformer;
import dev.aifromzero.level4.data.Documents;
import dev.aifromzero.level4.evaluate.Evaluation;
import dev.aifromzero.level4.evaluate.Evaluator;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * How surprised the base, or the base with an adapter, is by a text or by answers.
 *
 * <p>Lesson: docs/level5.md, "Step 5: side by side".
 */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description = "How surprised the model is by a text, or (--answers) by answers that it never learned from; with"
                + " --adapter: the fine-tuned model")
public final class EvaluateCommand extends Level5Step {
    @Option(names = "--file", paramLabel = "FILE", description = "a text file")
    private Path file;

    @Option(
            names = "--answers",
            description =
                    "the held-out questions and answers instead: surprise, and how many of its own answers keep the"
                            + " form")
    private boolean answers;

    @Mixin
    private DataOptions data = new DataOptions();

    @Option(
            names = "--stride",
            paramLabel = "S",
            description = "how far the window moves, 1 to the context length (default: the context length)")
    private Integer stride;

    @Option(
            names = "--documents",
            paramLabel = "KIND",
            description =
                    "for --file: none (default), or paragraphs: the end token instead of each blank line, as our small"
                            + " base was trained")
    private Documents documents = Documents.NONE;

    @Option(names = "--json", description = "the result as one line of JSON on standard output")
    private boolean json;

    @Override
    public void run(Lesson lesson) throws Exception {
        fromOptions(() -> {
            if (answers == (file != null)) {
                throw new UserError("Either --file FILE or --answers is needed", "Name a text file");
            }
            return data.apply(DataChoice.standard(lesson));
        });
        if (answers) {
            answers(lesson);
            return;
        }
        String text = Corpus.read(file);
        Evaluation result;
        try (OpenedModel opened = choice().openQuietly()) {
            Transformer model = opened.with(choice().namedAdapter());
            int[] ids = documents.encode(opened.model().tokenizer(), text);
            int step = stride == null ? model.config().contextLength() : stride;
            result = Evaluator.score(model, opened.model().tokenizer(), ids, step);
        }
        if (json) {
            lesson.console().line(new ObjectMapper().writeValueAsString(fields(result)));
        } else {
            show(lesson.console(), result);
        }
    }

    private void answers(Lesson lesson) throws Exception {
        try (OpenedModel opened = choice().openQuietly()) {
            Path folder = choice().namedAdapter().orElse(opened.model().folder());
            DataChoice chosen = data.apply(DataChoice.of(folder, lesson));
            Transformer model = opened.with(choice().namedAdapter());
            AnswerEvaluation result = AnswerEvaluation.of(opened, model, chosen);
            if (json) {
                lesson.console().line(new ObjectMapper().writeValueAsString(result.fields()));
            } else {
                result.show(lesson.console());
            }
        }
    }

    private static Map<String, Number> fields(Evaluation result) {
        Map<String, Number> fields = new LinkedHashMap<>();
        fields.put("tokens", result.tokens());
        fields.put("nats_per_token", result.natsPerToken());
        fields.put("perplexity", result.perplexity());
        fields.put("nats_per_character", result.natsPerCharacter());
        fields.put("bits_per_byte", result.bitsPerByte());
        return fields;
    }

    private void show(Console console, Evaluation result) {
        console.say("How surprised is the model by %s? Lower is better.", ProjectPaths.display(file));
        console.blank();
        console.table(new Table("Measure", "Value")
                .row("tokens predicted", result.tokens())
                .row("nats a token", result.natsPerToken())
                .row("perplexity", result.perplexity())
                .row("nats a character", result.natsPerCharacter())
                .row("bits a byte", result.bitsPerByte()));
    }
}
