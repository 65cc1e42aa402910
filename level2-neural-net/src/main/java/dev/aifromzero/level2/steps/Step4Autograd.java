package dev.aifromzero.level2.steps;

import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.cli.Step;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.Table;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level2.autograd.ScalarNetwork;
import dev.aifromzero.level2.autograd.Value;
import dev.aifromzero.level2.chart.GraphPicture;
import dev.aifromzero.level2.network.Activation;
import dev.aifromzero.level2.network.DenseLayer;
import dev.aifromzero.level2.network.FeedForwardNetwork;
import dev.aifromzero.level2.network.Initialiser;
import dev.aifromzero.level2.neuron.LogicGate;
import dev.aifromzero.level2.optimizer.Parameter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import picocli.CommandLine.Command;

/**
 * Step 4: numbers that remember how they were computed find their gradients by themselves.
 *
 * <p>Lesson: docs/level2.md, "Step 4: automatic differentiation".
 */
@Command(
        name = "autograd",
        mixinStandardHelpOptions = true,
        description = "Step 4: gradients without a backward pass by hand")
public final class Step4Autograd extends Step {
    static final String GRAPH_PICTURE = "graph.png";
    private static final int HIDDEN = 4;
    private static final double LEARNING_RATE = 0.2;
    private static final List<Integer> SHOWN_EPOCHS = List.of(0, 1, 10, 20, 50, 100, 200, 400);

    @Override
    public void run(Lesson lesson) throws IOException {
        Console console = lesson.console();
        console.section("Step 4: automatic differentiation");
        graph(lesson);
        SplittableRandom random = lesson.random();
        DenseLayer hidden = new DenseLayer("hidden", 2, HIDDEN, Activation.TANH, Initialiser.XAVIER, random);
        DenseLayer output = new DenseLayer("output", HIDDEN, 1, Activation.TANH, Initialiser.XAVIER, random);
        ScalarNetwork network = new ScalarNetwork();
        for (DenseLayer layer : List.of(hidden, output)) {
            String name = layer == hidden ? "hidden" : "output";
            network.layer(
                    name,
                    layer.weights().value().toDoubleMatrix(),
                    layer.bias().value().toDoubleVector());
        }
        compare(console, new FeedForwardNetwork(hidden, output), network);
        train(console, network);
        console.blank();
        console.say("Think about it: a Value keeps its parents, so the whole graph of a loss stays in memory until the"
                + " backward pass is over. How many values would one loss have in a network with a million weights, and"
                + " why do PyTorch's nodes hold whole arrays?");
    }

    /** The numbers of the lesson's example on paper. */
    private static void graph(Lesson lesson) throws IOException {
        Console console = lesson.console();
        console.say("In step 3 we wrote a backward pass for each kind of layer. A computer can do that for us: every"
                + " number remembers its parents, the numbers it was computed from, and how fast it changes with each of"
                + " them. Together they form the computation graph. Here is that of loss = (tanh(w · x + b) − y)²:");
        console.blank();
        Value w = new Value("w", 0.5);
        Value x = new Value("x", 2);
        Value b = new Value("b", -0.5);
        Value y = new Value("y", 1);
        Value loss = w.times(x).plus(b).tanh().minus(y).power(2);
        loss.backward();
        List<Value> values = loss.graph();
        GraphPicture picture = new GraphPicture("loss = (tanh(w · x + b) − y)²");
        for (Value value : values) {
            List<Integer> parents =
                    value.parents().stream().map(values::indexOf).toList();
            picture.add(value.name(), value.data(), value.gradient(), parents);
        }
        picture.show(console);
        Path file = lesson.out().resolve(GRAPH_PICTURE);
        picture.savePng(file);
        console.line("Saved as %s", ProjectPaths.display(file));
        console.blank();
        console.say("The order of the rows is a topological order: parents come before what was computed from them. The"
                + " backward pass runs through it from the last row to the first. The loss has gradient 1; each row passes"
                + " on its own gradient times its local derivative.");
    }

    private static void compare(Console console, FeedForwardNetwork byHand, ScalarNetwork network) {
        console.section("By hand and by autograd: the same gradients");
        INDArray inputs = Nd4j.create(LogicGate.inputs()); // (4, 2)
        INDArray targets = Nd4j.create(targets(), new long[] {4, 1}, 'c');
        INDArray answers = byHand.forward(inputs); // (4, 2) -> (4, 4) -> (4, 1)
        byHand.backward(answers.sub(targets).mul(2.0 / 4)); // d(mean of (a − y)²)/da = 2 (a − y) / 4
        Value loss = network.loss(LogicGate.inputs(), targets());
        loss.backward();
        console.say(
                "A network for XOR with 2 inputs, %d hidden tanh neurons and 1 tanh neuron as the answer (−1 for no, +1"
                        + " for yes), once with matrices and the backward pass of step 3, once with %,d single values. The"
                        + " weights are the same, and the loss is the mean of (answer − target)²:",
                HIDDEN, loss.graph().size());
        console.blank();
        List<Double> hand = new ArrayList<>();
        for (Parameter parameter : byHand.parameters()) {
            for (double gradient : parameter.gradient().ravel().toDoubleVector()) {
                hand.add(gradient);
            }
        }
        Table table = new Table("Parameter", "by hand", "by autograd", "difference");
        List<Value> values = network.parameters();
        for (int i = 0; i < values.size(); i++) {
            double auto = values.get(i).gradient();
            table.row(
                    values.get(i).name(),
                    String.format(Locale.ROOT, "%+.6f", hand.get(i)),
                    String.format(Locale.ROOT, "%+.6f", auto),
                    Math.abs(hand.get(i) - auto) < 1e-12
                            ? "below 1e-12"
                            : String.format(Locale.ROOT, "%.0e", Math.abs(hand.get(i) - auto)));
        }
        console.table(table);
    }

    private static void train(Console console, ScalarNetwork network) {
        console.section("It learns XOR");
        Table table = new Table("Epoch", "(0,0)", "(0,1)", "(1,0)", "(1,1)", "loss");
        int epoch = 0;
        for (int shown : SHOWN_EPOCHS) {
            for (; epoch < shown; epoch++) {
                network.learn(LogicGate.inputs(), targets(), LEARNING_RATE);
            }
            double[][] inputs = LogicGate.inputs();
            table.row(
                    epoch,
                    answer(network, inputs[0]),
                    answer(network, inputs[1]),
                    answer(network, inputs[2]),
                    answer(network, inputs[3]),
                    network.loss(inputs, targets()).data());
        }
        console.table(table);
        console.blank();
        console.say("No line of this network's code computes a gradient. From level 3 on PyTorch works in the same way"
                + " (autograd), with arrays in place of single numbers; what we call there is backward().");
    }

    private static String answer(ScalarNetwork network, double[] inputs) {
        return String.format(Locale.ROOT, "%+.3f", network.forward(inputs)[0].data());
    }

    /** XOR with −1 for no and 1 for yes, as tanh can say it. */
    private static double[] targets() {
        double[] answers = LogicGate.XOR.answers();
        double[] targets = new double[answers.length];
        for (int i = 0; i < answers.length; i++) {
            targets[i] = 2 * answers[i] - 1;
        }
        return targets;
    }
}
