package dev.aifromzero.level2.steps;

import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.cli.Step;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.Table;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level2.chart.HeatMap;
import dev.aifromzero.level2.network.Activation;
import dev.aifromzero.level2.network.DenseLayer;
import dev.aifromzero.level2.network.FeedForwardNetwork;
import dev.aifromzero.level2.network.Initialiser;
import dev.aifromzero.level2.network.SoftmaxCrossEntropy;
import dev.aifromzero.level2.optimizer.Parameter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import picocli.CommandLine.Command;

/**
 * Step 2: how numbers travel through a network of 8 inputs, 16 hidden neurons and 4 answers.
 *
 * <p>Lesson: docs/level2.md, "Step 2: a network".
 */
@Command(
        name = "network",
        mixinStandardHelpOptions = true,
        description = "Step 2: an 8-16-4 network, its forward pass layer by layer")
public final class Step2Network extends Step {
    private static final int INPUTS = 8;
    private static final int HIDDEN = 16;
    private static final int ANSWERS = 4;
    private static final int SHOWN = 8;
    private static final double[][] DAYS = {
        {0.9, 0.1, 1.0, 0.5, 0.8, 0.0, 0.3, 1.0},
        {0.1, 0.9, 0.0, 1.0, 0.2, 1.0, 0.7, 0.0},
        {0.5, 0.5, 1.0, 0.0, 0.6, 0.0, 0.9, 1.0}
    };
    private static final List<String> MEANING =
            List.of("sunny", "rainy", "friends", "homework", "light", "school", "tired", "ball");
    private static final List<String> CHOICES = List.of("cricket", "chess", "reading", "sleep");

    @Override
    public void run(Lesson lesson) throws IOException {
        Console console = lesson.console();
        SplittableRandom random = lesson.random();
        DenseLayer hidden = new DenseLayer("hidden", INPUTS, HIDDEN, Activation.SIGMOID, Initialiser.XAVIER, random);
        DenseLayer output = new DenseLayer("output", HIDDEN, ANSWERS, Activation.IDENTITY, Initialiser.XAVIER, random);
        FeedForwardNetwork network = new FeedForwardNetwork(hidden, output);

        console.section("Step 2: a network of 8 inputs, 16 hidden neurons and 4 answers");
        console.say("One neuron makes one decision. Now 16 neurons look at the same 8 inputs, each with weights of its"
                + " own, and 4 more look at those 16. The inputs describe a day; the answers say how much to do what.");
        parameters(console, network);
        weights(console, hidden, lesson.out().resolve("weights.png"));
        forward(console, network, hidden);
        batch(console, network);
        console.blank();
        console.say(
                "Think about it: all four probabilities came out rather alike, and none of them means anything yet. Why not? What"
                        + " would have to change so that sunny days with friends lead to cricket?");
    }

    private static void parameters(Console console, FeedForwardNetwork network) {
        console.section("Its numbers before any learning");
        console.say("Each neuron has one weight an input, and a bias. The weights begin at random (Xavier: evenly"
                + " between ±sqrt(6 / (in + out)), so that signals neither die out nor explode); the biases at 0.");
        console.blank();
        Table table = new Table("Parameter", "shape", "numbers", "smallest", "largest", "mean", "deviation");
        for (Parameter p : network.parameters()) {
            INDArray v = p.value();
            table.row(
                    p.name(),
                    shape(v),
                    p.count(),
                    v.minNumber().doubleValue(),
                    v.maxNumber().doubleValue(),
                    v.meanNumber().doubleValue(),
                    v.stdNumber(false).doubleValue());
        }
        console.table(table);
        console.line("In all %d numbers: 8·16 + 16 + 16·4 + 4.", network.parameterCount());
    }

    private static void weights(Console console, DenseLayer hidden, Path picture) throws IOException {
        console.section("The hidden layer's weights as a picture");
        List<String> neurons =
                IntStream.rangeClosed(1, HIDDEN).mapToObj(Integer::toString).toList();
        HeatMap map = new HeatMap(
                "Weights from each input to each hidden neuron",
                "hidden neuron",
                "input",
                MEANING,
                neurons,
                hidden.weights().value().toDoubleMatrix());
        map.show(console);
        map.savePng(picture);
        console.line("Saved as %s", ProjectPaths.display(picture));
    }

    private static void forward(Console console, FeedForwardNetwork network, DenseLayer hidden) {
        console.section("One day goes through, layer by layer");
        INDArray x = Nd4j.create(new double[][] {DAYS[0]}); // (1, 8)
        List<INDArray> activations = network.activations(x);
        INDArray p = SoftmaxCrossEntropy.softmax(activations.get(2)); // (1, 4)
        console.line("input X %s", shape(x));
        console.say("  "
                + IntStream.range(0, INPUTS)
                        .mapToObj(i -> String.format(Locale.ROOT, "%s %.1f", MEANING.get(i), DAYS[0][i]))
                        .collect(Collectors.joining(", ")));
        firstNeuron(console, hidden);
        console.blank();
        console.line("hidden layer: A = sigmoid(X · W + b)   %s · (8, 16) → %s", shape(x), shape(activations.get(1)));
        console.line("  %s …", numbers(activations.get(1), SHOWN));
        console.line("output layer: logits = A · W + b       %s · (16, 4) → %s", shape(activations.get(1)), shape(p));
        console.line("  %s", numbers(activations.get(2), ANSWERS));
        console.line("softmax: p = e^logit / (sum of all e^logit)");
        console.line("  %s   sum %.3f", numbers(p, ANSWERS), p.sumNumber().doubleValue());
        console.blank();
        for (int i = 0; i < ANSWERS; i++) {
            console.line("  %-8s %.3f  %s", CHOICES.get(i), p.getDouble(0, i), console.bar(p.getDouble(0, i), 30));
        }
    }

    /** The first hidden neuron by hand, so that the matrix product is no mystery. */
    private static void firstNeuron(Console console, DenseLayer hidden) {
        INDArray w = hidden.weights().value(); // (8, 16)
        double z = 0;
        StringBuilder terms = new StringBuilder();
        for (int i = 0; i < INPUTS; i++) {
            z += DAYS[0][i] * w.getDouble(i, 0);
            terms.append(
                    String.format(Locale.ROOT, "%s%.1f·(%.3f)", i == 0 ? "" : " + ", DAYS[0][i], w.getDouble(i, 0)));
        }
        console.blank();
        console.say(
                "The first hidden neuron, by hand: z = %s = %.3f, and sigmoid(%.3f) = %.3f. The other 15 do the same"
                        + " with their own weights; one matrix product does all of them.",
                terms, z, z, 1 / (1 + Math.exp(-z)));
    }

    private static void batch(Console console, FeedForwardNetwork network) {
        console.section("Three days at once");
        INDArray x = Nd4j.create(DAYS); // (3, 8)
        List<INDArray> activations = network.activations(x);
        INDArray p = SoftmaxCrossEntropy.softmax(activations.get(2)); // (3, 4)
        console.say(
                "A table of three days goes through as easily as one: %s → %s → %s. Each row is a day. Such a table"
                        + " is called a batch.",
                shape(x), shape(activations.get(1)), shape(p));
        console.blank();
        Table table = new Table("Day", CHOICES.get(0), CHOICES.get(1), CHOICES.get(2), CHOICES.get(3));
        for (int day = 0; day < DAYS.length; day++) {
            table.row(day + 1, p.getDouble(day, 0), p.getDouble(day, 1), p.getDouble(day, 2), p.getDouble(day, 3));
        }
        console.table(table);
    }

    private static String shape(INDArray array) {
        return Arrays.stream(array.shape()).mapToObj(Long::toString).collect(Collectors.joining(", ", "(", ")"));
    }

    private static String numbers(INDArray row, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> String.format(Locale.ROOT, "%6.3f", row.getDouble(0, i)))
                .collect(Collectors.joining(" "));
    }
}
