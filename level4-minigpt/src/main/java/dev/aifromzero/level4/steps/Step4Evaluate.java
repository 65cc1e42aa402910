package dev.aifromzero.level4.steps;

import ai.djl.ndarray.NDManager;
import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.cli.Step;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.Table;
import dev.aifromzero.level4.checkpoint.LoadedModel;
import dev.aifromzero.level4.commands.ModelOption;
import dev.aifromzero.level4.data.Dataset;
import dev.aifromzero.level4.data.Documents;
import dev.aifromzero.level4.data.Tokens;
import dev.aifromzero.level4.evaluate.Evaluation;
import dev.aifromzero.level4.evaluate.Evaluator;
import dev.aifromzero.level4.evaluate.HeldOutPage;
import dev.aifromzero.level4.train.TrainingSetup;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * How good is it, on text that it knows and on text that it has never seen?
 *
 * <p>Lesson: docs/level4.md, "Step 4: judging".
 */
@Command(
        name = "scores",
        mixinStandardHelpOptions = true,
        description = "Step 4: loss on training, validation, test and held-out text; adds the scoreboard's line.")
public final class Step4Evaluate extends Step {
    /** The scoreboard's name for this model. */
    public static final String NAME = "Mini-GPT";

    private static final int MOST_TOKENS = 16_000;

    @Mixin
    private ModelOption model = new ModelOption();

    @Override
    public void run(Lesson lesson) throws Exception {
        Console console = lesson.console();
        Dataset data = TrainingSetup.data(model.folder(lesson));
        Documents documents = TrainingSetup.documents(model.folder(lesson));
        HeldOutPage page = HeldOutPage.read();
        try (NDManager root = model.newRoot()) {
            LoadedModel loaded = model.load(lesson, root);
            console.section("Step 4: how good is it?");
            console.say(
                    "Windows slide over each text, and every token but the first is predicted exactly once, with at least"
                            + " half a context to look back on. The loss is the mean surprise; the perplexity says between how many"
                            + " equally likely tokens the model hesitates.");
            console.blank();
            if (page.leftOut(loaded.tokenizer()) > 0) {
                console.say(
                        "(%d characters of the page were left out: the training text did not have them.)",
                        page.leftOut(loaded.tokenizer()));
            }
            Table table = new Table("text", "tokens", "nats a token", "nats a character", "perplexity");
            row(table, "training (a part)", loaded, data.train());
            row(table, "validation", loaded, data.validation());
            row(table, "test", loaded, data.test());
            Evaluation heldOut = page.evaluate(loaded.model(), loaded.tokenizer(), documents);
            row(table, "held-out page", heldOut);
            console.table(table);
            console.blank();
            console.say(
                    "The gap between the first line and the others is what the model knows by heart. Small text and many"
                            + " steps make it grow; more text makes it shrink.");
            lesson.scoreboard().put(page.score(NAME, loaded.model(), heldOut));
        }
        console.blank();
        console.say(
                "Think about it: which of these four numbers would you tell a friend who asks how good your model is?");
    }

    private static void row(Table table, String name, LoadedModel loaded, Tokens tokens) {
        int[] ids = tokens.first(MOST_TOKENS);
        int stride = Math.max(1, loaded.model().config().contextLength() / 2);
        row(table, name, Evaluator.score(loaded.model(), loaded.tokenizer(), ids, stride));
    }

    private static void row(Table table, String name, Evaluation evaluation) {
        table.row(
                name,
                evaluation.tokens(),
                evaluation.natsPerToken(),
                evaluation.natsPerCharacter(),
                String.format(Locale.ROOT, "%.2f", evaluation.perplexity()));
    }
}
