package dev.aifromzero.level5.labs;

import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.Table;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level5.commands.DataChoice;
import dev.aifromzero.level5.commands.DataOptions;
import dev.aifromzero.level5.commands.Level5Step;
import dev.aifromzero.level5.commands.LoraOptions;
import dev.aifromzero.level5.commands.OpenedModel;
import dev.aifromzero.level5.commands.TrainOptions;
import dev.aifromzero.level5.commands.UsualSettings;
import dev.aifromzero.level5.lora.LoraConfig;
import dev.aifromzero.level5.train.Method;
import dev.aifromzero.level5.train.TrainingSettings;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * LoRA, full fine-tuning and the last block alone, on the same examples.
 *
 * <p>Lesson: docs/level5.md, "Step 4: training".
 */
@Command(
        name = "methods",
        mixinStandardHelpOptions = true,
        description = "LoRA, full fine-tuning and last block only side by side: parameters, memory, time, loss")
public final class MethodsCommand extends Level5Step {
    private static final int FAST_EPOCHS = 2;
    private static final int EPOCHS = 6;

    @Mixin
    private DataOptions data = new DataOptions();

    @Mixin
    private LoraOptions lora = new LoraOptions();

    @Mixin
    private TrainOptions train = new TrainOptions();

    @Override
    public void run(Lesson lesson) throws Exception {
        if (train.epochs == null) {
            train.epochs = lesson.fastOr(FAST_EPOCHS, EPOCHS);
        }
        fromOptions(() -> train.apply(UsualSettings.of(lesson, Method.LORA, 1)));
        fromOptions(() -> lora.apply(LoraConfig.standard()));
        DataChoice chosen = fromOptions(() -> data.apply(DataChoice.standard(lesson)));
        Console console = lesson.console();
        console.section("Three ways to fine-tune");
        console.say(
                "The same base, the same examples, %d epochs each: an adapter (LoRA), all numbers, or the last block"
                        + " only. Each is tried in a program of its own, so that its memory can be measured.",
                train.epochs);
        console.blank();
        int width;
        long all;
        try (OpenedModel opened = open(lesson)) {
            width = opened.base().config().embeddingDim();
            all = opened.model().weights().count();
        }
        Path folder = lesson.out().resolve("methods");
        Map<Method, MethodTrial.Outcome> outcomes = new EnumMap<>(Method.class);
        for (Method method : Method.values()) {
            console.line("%s …", method);
            outcomes.put(
                    method,
                    MethodTrial.inOwnProgram(
                            settings(lesson, method, chosen, width),
                            choice().device(),
                            folder.resolve(method.toString())));
        }
        console.blank();
        show(console, outcomes, all);
        console.blank();
        console.line("What was learned is in %s.", ProjectPaths.display(folder));
    }

    private TrainingSettings settings(Lesson lesson, Method method, DataChoice chosen, int width) {
        return settings(
                method,
                lora.apply(UsualSettings.lora(width)),
                train.apply(UsualSettings.of(lesson, method, width)),
                chosen);
    }

    private static void show(Console console, Map<Method, MethodTrial.Outcome> outcomes, long all) {
        Table costs = new Table("Method", "Learns", "Part", "Training memory", "Program", "File");
        Table gains = new Table("Method", "ms a step", "Loss before", "Loss after", "Perplexity after");
        outcomes.forEach((method, outcome) -> {
            String name = method.toString();
            costs.row(
                    name,
                    outcome.learning(),
                    String.format(Locale.ROOT, "%6.2f%%", 100.0 * outcome.learning() / all),
                    megabytes(outcome.trainingBytes()),
                    megabytes(outcome.peakBytes()),
                    megabytes(outcome.storedBytes()));
            gains.row(
                    name,
                    String.format(Locale.ROOT, "%9.1f", 1000 * outcome.secondsPerStep()),
                    outcome.baseLoss(),
                    outcome.bestLoss(),
                    String.format(Locale.ROOT, "%16.1f", Math.exp(outcome.bestLoss())));
        });
        console.say("What each costs. \"Training memory\" is computed: gradients and the optimizer's two running means."
                + " \"Program\" is measured: the most that the whole program occupied, engine, model and examples"
                + " included. \"File\" is what is stored for each new task.");
        console.blank();
        console.table(costs);
        console.blank();
        console.say("What each brings, on held-out answers (nats an answer token):");
        console.blank();
        console.table(gains);
        console.blank();
        MethodTrial.Outcome lora = outcomes.get(Method.LORA);
        MethodTrial.Outcome full = outcomes.get(Method.FULL);
        console.say(
                "LoRA trained %.0f times fewer numbers than full fine-tuning and keeps a file %.0f times smaller. A step"
                        + " took it %.2f times as long. That is the honest picture: it saves parameters, memory for"
                        + " training and storage, but little or no time, because the forward pass is as long as ever and"
                        + " the backward pass must still go through all blocks. On a small base the saved memory is little"
                        + " beside the engine's own; on a large one it decides whether training is possible at all.",
                full.learning() / (double) lora.learning(),
                full.storedBytes() / (double) Math.max(1, lora.storedBytes()),
                lora.secondsPerStep() / full.secondsPerStep());
        console.blank();
        console.say("Think about it: the last block alone needs no backward pass through the blocks below. Where do you"
                + " see that in the table?");
    }

    private static String megabytes(long bytes) {
        return bytes == 0 ? "–" : String.format(Locale.ROOT, "%9.2f MB", bytes / 1e6);
    }
}
