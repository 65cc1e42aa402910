package dev.aifromzero.level5.steps;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.Table;
import dev.aifromzero.level3.config.TransformerConfig;
import dev.aifromzero.level3.model.ParameterCounts;
import dev.aifromzero.level3.model.Transformer;
import dev.aifromzero.level3.pass.Pass;
import dev.aifromzero.level3.tensor.Scope;
import dev.aifromzero.level5.commands.Level5Step;
import dev.aifromzero.level5.commands.LoraOptions;
import dev.aifromzero.level5.commands.OpenedModel;
import dev.aifromzero.level5.data.PromptTemplate;
import dev.aifromzero.level5.lora.LoraAdapter;
import dev.aifromzero.level5.lora.LoraConfig;
import dev.aifromzero.level5.lora.LoraTarget;
import java.util.Arrays;
import java.util.Locale;
import java.util.TreeSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * LoRA in numbers: what is frozen, what learns, and why nothing changes at first.
 *
 * <p>Lesson: docs/level5.md, "Step 3: LoRA".
 */
@Command(
        name = "lora",
        mixinStandardHelpOptions = true,
        description = "LoRA in numbers: trainable against frozen, and why B = 0 changes nothing")
public final class Step3Lora extends Level5Step {
    private static final TransformerConfig DISTILGPT2 = TransformerConfig.of(50_257, 1024, 768, 12, 6);
    private static final String QUESTION = "Why is the sky blue?";

    @Mixin
    private LoraOptions options = new LoraOptions();

    @Override
    public void run(Lesson lesson) throws Exception {
        LoraConfig config = fromOptions(() -> options.apply(LoraConfig.standard()));
        Console console = lesson.console();
        console.section("Step 3: LoRA, a small correction beside a frozen matrix");
        console.say("We could go on training all numbers. LoRA leaves them alone (frozen) and learns, for some layers,"
                + " two thin matrices A and B: y = W x + (alpha / r) · B A x. A squeezes the input to r numbers, B widens"
                + " them again.");
        console.blank();
        try (OpenedModel opened = open(lesson)) {
            LoraAdapter adapter = LoraAdapter.create(config, opened.base().config(), opened.root(), lesson.seed());
            oneLayer(console, adapter);
            counts(console, opened, adapter);
            otherRanks(console, config, opened.base().config());
            nothingChanges(console, opened, adapter);
        }
        console.blank();
        console.say(
                "Think about it: if A were zero too, would B ever get a gradient? (The gradient of B is made from what"
                        + " A lets through.)");
    }

    private static void oneLayer(Console console, LoraAdapter adapter) {
        LoraTarget first = adapter.targets().get(0);
        int rank = adapter.config().rank();
        long full = (long) first.inputDim() * first.outputDim();
        console.say(
                "For example %s, which turns %d numbers into %d:",
                first.theirLayer(), first.inputDim(), first.outputDim());
        console.blank();
        console.table(new Table("Matrix", "Shape", "Numbers", "Learns")
                .row("W", first.outputDim() + " × " + first.inputDim(), full, "no")
                .row("A", rank + " × " + first.inputDim(), (long) rank * first.inputDim(), "yes, starts by chance")
                .row("B", first.outputDim() + " × " + rank, (long) rank * first.outputDim(), "yes, starts as zeros"));
        console.blank();
    }

    private static void counts(Console console, OpenedModel opened, LoraAdapter adapter) {
        long frozen = opened.model().weights().count();
        long trainable = adapter.parameters().trainableCount();
        console.say(
                "Over the whole model, with rank %d on %s:",
                adapter.config().rank(), String.join(", ", adapter.config().targets()));
        console.blank();
        console.table(new Table("Parameters", "Count", "Part")
                .row("frozen (the base)", frozen, percent(frozen, frozen + trainable))
                .row("trainable (the adapter)", trainable, percent(trainable, frozen + trainable)));
        console.blank();
    }

    private static void otherRanks(Console console, LoraConfig config, TransformerConfig model) {
        console.say("The rank decides how much the adapter can express. The larger the base, the smaller the adapter is"
                + " beside it: DistilGPT-2's column is computed by the same formula.");
        console.blank();
        Table table = new Table("Rank", "This base", "Part", "DistilGPT-2", "Part");
        for (int rank : new TreeSet<>(Arrays.asList(1, 2, 4, 8, 16, 32, config.rank()))) {
            LoraConfig other = new LoraConfig(rank, config.alpha(), 0, config.targets());
            long here = LoraAdapter.count(other, model);
            long there = LoraAdapter.count(other, DISTILGPT2);
            table.row(
                    rank,
                    here,
                    percent(here, ParameterCounts.of(model).total() + here),
                    there,
                    percent(there, ParameterCounts.of(DISTILGPT2).total() + there));
        }
        console.table(table);
        console.blank();
    }

    private static String percent(long part, long whole) {
        return String.format(Locale.ROOT, "%6.2f%%", 100.0 * part / whole);
    }

    private static void nothingChanges(Console console, OpenedModel opened, LoraAdapter adapter) {
        double difference = largestDifference(opened, adapter);
        console.say(
                "B starts as zeros, so B A is zero and the correction too. On the question \"%s\" the largest"
                        + " difference between all scores of the base and of the base with the new adapter is:",
                QUESTION);
        console.blank();
        console.line("  largest difference = %s%s", difference, difference == 0 ? "  (exactly nothing)" : "");
        console.blank();
        console.say("Training starts from exactly what the base can do, and moves away from it step by step.");
    }

    private static double largestDifference(OpenedModel opened, LoraAdapter adapter) {
        long[] ids = Arrays.stream(opened.model().tokenizer().encode(PromptTemplate.PLAIN.prompt(QUESTION)))
                .asLongStream()
                .toArray();
        opened.checkFits(ids.length);
        Transformer adapted = adapter.on(opened.base());
        try (Scope scope = new Scope(opened.root())) {
            NDArray input = scope.manager().create(ids, new Shape(1, ids.length)); // (1, T)
            NDArray plain = opened.base().forward(input, Pass.inference()); // (1, T) -> (1, T, V)
            return plain.sub(adapted.forward(input, Pass.inference()))
                    .abs()
                    .max()
                    .getFloat();
        }
    }
}
