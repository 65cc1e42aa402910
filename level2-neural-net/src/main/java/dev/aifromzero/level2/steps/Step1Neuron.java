package dev.aifromzero.level2.steps;

import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.cli.Step;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.Table;
import dev.aifromzero.level2.network.XorNetwork;
import dev.aifromzero.level2.neuron.LogicGate;
import dev.aifromzero.level2.neuron.Neuron;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;

/**
 * Step 1: one neuron decides, learns AND and OR, and fails at XOR.
 *
 * <p>Lesson: docs/level2.md, "Step 1: one neuron".
 */
@Command(
        name = "neuron",
        mixinStandardHelpOptions = true,
        description = "Step 1: one neuron decides, learns, and fails")
public final class Step1Neuron extends Step {
    private static final double LEARNING_RATE = 1;
    private static final List<Integer> SHOWN_EPOCHS = List.of(0, 1, 2, 5, 10, 20, 50, 100, 200);

    private static final String[] QUESTIONS = {
        "Is it dry?", "Have friends come?", "Is homework done?", "Is there light?"
    };
    private static final double[] WEIGHTS = {3.0, 2.0, 1.5, 2.5};
    private static final double BIAS = -6.0;

    @Override
    public void run(Lesson lesson) {
        Console console = lesson.console();
        console.section("Step 1: one neuron");
        cricket(console);
        learns(console, LogicGate.AND);
        learns(console, LogicGate.OR);
        fails(console);
        hiddenLayer(console, lesson);
        console.blank();
        console.say(
                "Think about it: the cricket neuron has a bias of -6. What would it say on every day if the bias were 0? And what"
                        + " does a weight of 0 mean?");
    }

    private static void cricket(Console console) {
        console.say("Shall we play cricket? You look at four things, and some count more than others. A neuron does the"
                + " same: it multiplies each input by a weight, adds everything up, adds a bias (how much it leans to"
                + " yes or no before looking), and squeezes the sum between 0 (no) and 1 (yes).");
        console.blank();
        Neuron neuron = new Neuron(WEIGHTS, BIAS);
        decide(console, neuron, "Saturday: dry, friends here, homework half done, bright", 1, 1, 0.5, 1);
        decide(console, neuron, "Monday: wet, friends here, homework done, getting dark", 0, 1, 1, 0.2);
        console.say("sigmoid(z) = 1 / (1 + e^-z) is the squeezing: 0 becomes 0.5, large sums come near 1, very negative"
                + " ones near 0. Here a person chose the weights. The next neurons find theirs alone.");
    }

    private static void decide(Console console, Neuron neuron, String day, double... inputs) {
        Table table = new Table("Input", "value", "× weight", "= product");
        for (int i = 0; i < inputs.length; i++) {
            table.row(QUESTIONS[i], two(inputs[i]), two(WEIGHTS[i]), two(inputs[i] * WEIGHTS[i]));
        }
        table.row("Bias", "", "", two(BIAS));
        double z = neuron.weightedSum(inputs);
        double output = neuron.output(inputs);
        table.row("Sum z", "", "", two(z));
        console.line(day);
        console.table(table);
        console.line("sigmoid(%.2f) = %.3f  →  %s", z, output, output > 0.5 ? "yes, let us play" : "no, not today");
        console.blank();
    }

    private static String two(double value) {
        return String.format(Locale.ROOT, "%8.2f", value);
    }

    private static void learns(Console console, LogicGate gate) {
        console.section("A neuron learns " + gate);
        console.say(
                "%s is 1 if %s. The neuron starts with all numbers at 0, so it answers 0.5 to everything. After each"
                        + " of the four cases it moves every weight a little against its mistake: w ← w − rate × (output −"
                        + " answer) × input. One epoch is all four cases once.",
                gate, gate == LogicGate.AND ? "both inputs are 1" : "at least one input is 1");
        console.blank();
        Neuron neuron = new Neuron(new double[2], 0);
        console.table(epochs(neuron, gate));
        double[] w = neuron.weights();
        console.blank();
        console.say(
                "%d of 4 cases right. What it found: output = sigmoid(%.2f × first + %.2f × second %+.2f).",
                gate.right(neuron), w[0], w[1], neuron.bias());
    }

    /** Teaches the neuron; one row at each of the shown epochs. */
    private static Table epochs(Neuron neuron, LogicGate gate) {
        Table table = new Table("Epoch", "(0,0)", "(0,1)", "(1,0)", "(1,1)", "loss (nats)", "right");
        int epoch = 0;
        for (int shown : SHOWN_EPOCHS) {
            for (; epoch < shown; epoch++) {
                gate.teachOnce(neuron, LEARNING_RATE);
            }
            double[][] inputs = LogicGate.inputs();
            table.row(
                    epoch,
                    three(neuron.output(inputs[0])),
                    three(neuron.output(inputs[1])),
                    three(neuron.output(inputs[2])),
                    three(neuron.output(inputs[3])),
                    three(gate.loss(neuron)),
                    gate.right(neuron) + " of 4");
        }
        return table;
    }

    private static String three(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private static void fails(Console console) {
        console.section("XOR: where one neuron fails");
        console.say("XOR is 1 if exactly one input is 1. Same neuron, same rule:");
        console.blank();
        Neuron neuron = new Neuron(new double[2], 0);
        console.table(epochs(neuron, LogicGate.XOR));
        console.blank();
        console.say("The loss never gets below ln 2 = 0.693, the surprise of a coin, and more epochs do not help. Draw"
                + " the four cases as points and you see why:");
        console.blank();
        console.line("  second");
        console.line("     1 │  yes          no");
        console.line("       │");
        console.line("     0 │  no           yes");
        console.line("       └───────────────────── first");
        console.line("          0            1");
        console.blank();
        console.say(
                "A neuron says yes on one side of a straight line and no on the other side. No straight line has both"
                        + " yes points on one side and both no points on the other.");
    }

    private static void hiddenLayer(Console console, Lesson lesson) {
        console.section("A hidden layer solves it");
        XorNetwork network = new XorNetwork(lesson.random());
        int epochs = network.train();
        Table table = new Table("first", "second", "right answer", "network says");
        double[][] inputs = LogicGate.inputs();
        double[] answers = LogicGate.XOR.answers();
        double[] says = network.answers();
        for (int i = 0; i < inputs.length; i++) {
            table.row((int) inputs[i][0], (int) inputs[i][1], (int) answers[i], three(says[i]));
        }
        console.say(
                "Put %d neurons between the inputs and the answer, and let them learn together: each draws a line of"
                        + " its own, and the last neurons combine the lines. After %d epochs:",
                XorNetwork.HIDDEN, epochs);
        console.blank();
        console.table(table);
        console.blank();
        console.say("How such a network computes is step 2, how it learns is step 3.");
    }
}
