package dev.aifromzero.level3.labs;

import ai.djl.ndarray.NDManager;
import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.cli.Step;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.Table;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level3.config.TransformerConfig;
import dev.aifromzero.level3.djl.AveragingTask;
import dev.aifromzero.level3.djl.DjlHabits;
import dev.aifromzero.level3.djl.DjlLearner;
import dev.aifromzero.level3.djl.Learner;
import dev.aifromzero.level3.djl.OwnLearner;
import dev.aifromzero.level3.tensor.TensorEngine;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import picocli.CommandLine.Command;

/**
 * Lab: attention as a block of DJL, trained by DJL's trainer, beside ours.
 *
 * <p>Lesson: docs/level3.md, "Lab: attention in DJL's own frame".
 */
@Command(
        name = "djl-block",
        mixinStandardHelpOptions = true,
        description = "Lab: the same attention as a block of DJL, trained by DJL's Trainer, and what that costs.")
public final class DjlBlockLab extends Step {
    private static final int TEXTS = 16;
    private static final int TOKENS = 10;
    private static final int WIDTH = 16;
    private static final int HEADS = 2;
    private static final double LEARNING_RATE = 4;
    private static final int STEPS = 200;
    private static final int FAST_STEPS = 40;
    private static final int SHOWN = 10;
    private static final int BAR = 24;

    @Override
    public void run(Lesson lesson) throws Exception {
        Console console = lesson.console();
        SplittableRandom random = lesson.random();
        TransformerConfig config = TransformerConfig.of(1, TOKENS, WIDTH, HEADS, 1);
        try (NDManager root = TensorEngine.newRoot()) {
            AveragingTask task = AveragingTask.create(root, TEXTS, TOKENS, WIDTH, random);
            Map<String, float[]> start = AveragingTask.start(config, random);
            try (DjlLearner djl = new DjlLearner(HEADS, start, task.inputs().getShape(), LEARNING_RATE);
                    OwnLearner own = new OwnLearner(config, start, root, LEARNING_RATE)) {
                introduce(console);
                double error = compare(console, djl, own, task);
                train(console, djl, own, task, error, lesson.fastOr(FAST_STEPS, STEPS));
                files(lesson, djl, task);
            }
            costs(console, root);
        }
        console.blank();
        console.say("Think about it: our attention is called with x and a Pass, DJL's with a parameter store, a list of"
                + " arrays, a flag and a list of options. What can a program do with DJL's blocks that it cannot do with"
                + " ours, and what is the price for the reader?");
    }

    private static void introduce(Console console) {
        console.section("Lab: attention in DJL's own frame");
        console.say(
                "This project writes layers as small classes over arrays and its own loop. DJL, the library underneath,"
                        + " has a frame of its own for that: a Block names its parameters, a Model holds the block, a Trainer holds"
                        + " loss and optimizer. Here is the same causal attention in both ways, with the same numbers. The task:"
                        + " at each place, tell the average of all vectors so far.");
    }

    /** {@return the error before any learning} */
    private static double compare(Console console, Learner djl, Learner own, AveragingTask task) {
        console.section("The same results and the same gradients");
        console.say(
                "Both get %d texts of %d vectors with %d numbers; %d heads. One pass forward and one backward:",
                TEXTS, TOKENS, WIDTH, HEADS);
        console.blank();
        Table table = new Table("what", "numbers", "largest", "largest difference");
        float[] ours = own.output(task.inputs());
        row(table, "result", ours, djl.output(task.inputs()));
        float error = own.backward(task.inputs(), task.targets());
        row(table, "error", new float[] {error}, new float[] {djl.backward(task.inputs(), task.targets())});
        Map<String, float[]> theirs = djl.gradients();
        own.gradients().forEach((name, gradient) -> row(table, "gradient of " + name, gradient, theirs.get(name)));
        console.table(table);
        console.blank();
        console.say("The two are the same formula; what differs is only who holds the parameters.");
        own.step();
        djl.step();
        return error;
    }

    private static void row(Table table, String name, float[] ours, float[] theirs) {
        double largest = 0;
        double difference = 0;
        for (int i = 0; i < ours.length; i++) {
            largest = Math.max(largest, Math.abs(ours[i]));
            difference = Math.max(difference, Math.abs((double) ours[i] - theirs[i]));
        }
        table.row(name, ours.length, scientific(largest), scientific(difference));
    }

    private static String scientific(double value) {
        return value == 0 ? "0" : String.format(Locale.ROOT, "%.1e", value);
    }

    private static void train(Console console, Learner djl, Learner own, AveragingTask task, double first, int steps) {
        console.section("Trained side by side");
        console.say(
                "Both learn by plain gradient descent with a learning rate of %.0f: DJL's Trainer with its optimizer"
                        + " sgd, and our loop, number = number - rate · gradient:",
                LEARNING_RATE);
        console.blank();
        Table table = new Table("steps", "error, DJL's Trainer", "error, our loop", "");
        table.row(0, error(first), error(first), console.bar(1, BAR));
        double apart = 0;
        for (int step = 1; step <= steps; step++) {
            double theirs = djl.backward(task.inputs(), task.targets());
            double ours = own.backward(task.inputs(), task.targets());
            djl.step();
            own.step();
            apart = Math.max(apart, Math.abs(theirs - ours));
            if (step % (steps / SHOWN) == 0) {
                table.row(step, error(theirs), error(ours), console.bar(ours / first, BAR));
            }
        }
        console.table(table);
        console.blank();
        console.say("Largest difference between the two in %d steps: %s.", steps, scientific(apart));
    }

    private static String error(double value) {
        return String.format(Locale.ROOT, "%.6f", value);
    }

    private static void files(Lesson lesson, DjlLearner djl, AveragingTask task) throws Exception {
        Console console = lesson.console();
        Path folder = lesson.out().resolve("djl-block");
        DjlHabits.Reloaded reloaded = DjlHabits.reload(djl, HEADS, task.inputs(), folder);
        console.section("What DJL's frame gives you");
        console.say(
                "A block fits wherever DJL wants one: in its ready-made networks (SequentialBlock and others), with its"
                        + " data sets, its listeners and measures during training, on several devices at once. And model.save"
                        + " writes a file. Saved in %s and loaded again, it gives %s.",
                ProjectPaths.display(folder), reloaded.sameOutput() ? "exactly the same results" : "OTHER RESULTS");
        console.blank();
        console.say("(The file is DJL's own format. This project writes safetensors, which PyTorch and others read.)");
        console.section("What it costs, measured just now");
        console.say(
                "1. Frozen parameters thaw. We froze all parameters of the loaded model: %d learn. Then newTrainer was"
                        + " called: %d learn. For a LoRA adapter that would be a disaster.",
                reloaded.learningBefore(), reloaded.learningAfter());
        console.blank();
    }

    private static void costs(Console console, NDManager root) {
        float[] moves = DjlHabits.movesWithClippedGradients(root);
        console.say(
                "2. Clipping is one-sided. Two numbers with gradients 5 and -5, clipped to 1, learning rate 1: they should"
                        + " both move by 1. They move by %.0f and %.0f.",
                moves[0], moves[1]);
        console.blank();
        console.say(
                "3. One weight decay for all. GPT's recipe leaves biases and norms alone. DJL's AdamW made a bias of 1 with"
                        + " gradient 0 into %.2f.",
                DjlHabits.biasAfterWeightDecay(root));
        console.blank();
        console.say(
                "4. Nobody frees the optimizer's memory. AdamW keeps two arrays for each parameter; of these, %d belong to"
                        + " a manager that would close them.",
                DjlHabits.optimizerArraysThatSomebodyFrees(root));
        console.blank();
        console.say(
                "5. DJL's ready-made L2Loss multiplies by a Java number, and the backward pass reads it after DJL has"
                        + " freed it. So this lab brings a loss of its own; see \"What could go wrong\" in docs/level3.md.");
    }
}
