package dev.aifromzero.level5.commands;

import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.Table;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level3.model.Transformer;
import dev.aifromzero.level5.chat.Answerer;
import dev.aifromzero.level5.chat.ChatSettings;
import dev.aifromzero.level5.data.Batch;
import dev.aifromzero.level5.data.Dataset;
import dev.aifromzero.level5.data.Example;
import dev.aifromzero.level5.train.AnswerLoss;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * What a model makes of held-out questions.
 *
 * @param choice which questions, in which form
 * @param pairs how many
 * @param tokens the answers' tokens, end tokens counted
 * @param nats mean surprise at one of them
 * @param form how many of the model's own answers keep the form
 */
record AnswerEvaluation(DataChoice choice, int pairs, long tokens, double nats, AnswerForm form) {
    private static final int BATCH_SIZE = 8;

    static AnswerEvaluation of(OpenedModel opened, Transformer model, DataChoice choice) throws IOException {
        Dataset data = choice.dataset(opened);
        int end = opened.model().endToken();
        Answerer answerer = new Answerer(model, opened.model().tokenizer(), choice.template(), end);
        return new AnswerEvaluation(
                choice,
                data.heldOut().size(),
                data.heldOut().stream().mapToLong(Example::answerLength).sum(),
                AnswerLoss.of(model, Batch.inOrder(data.heldOut(), BATCH_SIZE, end)),
                AnswerForm.of(
                        answerer,
                        data.heldOut(),
                        ChatSettings.standard().sampling(),
                        new SplittableRandom(choice.seed())));
    }

    Map<String, Number> fields() {
        Map<String, Number> fields = new LinkedHashMap<>();
        fields.put("pairs", pairs);
        fields.put("tokens", tokens);
        fields.put("nats_per_token", nats);
        fields.put("perplexity", Math.exp(nats));
        fields.put("in_form", form.kept());
        return fields;
    }

    void show(Console console) {
        console.say(
                "Answers that were held back from the training, out of %s (template '%s'):",
                ProjectPaths.display(choice.file()), choice.template().name());
        console.blank();
        console.table(new Table("Measure", "Value")
                .row("questions", pairs)
                .row("tokens of the answers", tokens)
                .row("nats a token", nats)
                .row("perplexity", Math.exp(nats))
                .row("own answers that keep the form", form.toString()));
        console.blank();
        console.say(AnswerForm.MEANING);
    }
}
