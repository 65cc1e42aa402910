package dev.aifromzero.level3.steps;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.cli.Step;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level2.chart.HeatMap;
import dev.aifromzero.level3.attention.Attention;
import dev.aifromzero.level3.attention.CausalMask;
import dev.aifromzero.level3.layer.Linear;
import dev.aifromzero.level3.tensor.Scope;
import dev.aifromzero.level3.tensor.TensorEngine;
import dev.aifromzero.level3.tensor.Tensors;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * One attention head, small enough to follow every number.
 *
 * <p>Lesson: docs/level3.md, "Step 2: attention".
 */
@Command(
        name = "attention",
        mixinStandardHelpOptions = true,
        description = "Step 2: self-attention in six stages, without and with the causal mask.")
public final class Step2Attention extends Step {
    private static final int TOKENS = 4;
    private static final int WIDTH = 4;
    private static final int HEAD_DIM = 2;

    @Option(names = "--data", paramLabel = "FILE", description = "text to take a word from (default: data/india.txt)")
    private Path data;

    /** Queries, keys and values of one head, each (T, D). */
    private record Head(NDArray queries, NDArray keys, NDArray values) {}

    @Override
    public void run(Lesson lesson) throws Exception {
        Console console = lesson.console();
        LessonText text = LessonText.read(data, TOKENS);
        String word = text.wordOfLength(TOKENS);
        List<String> tokens = text.shown(text.tokenizer().encode(word));
        try (NDManager root = TensorEngine.newRoot();
                Scope scope = new Scope(root)) {
            SplittableRandom random = lesson.random();
            NDArray inputs = inputs(console, word, tokens, random, scope.manager());
            Head head = queriesKeysValues(console, tokens, inputs, random, scope.manager());
            NDArray scaled = scores(console, tokens, head);
            NDArray free = softmax(console, tokens, scaled);
            weightedSum(console, tokens, head, free);
            NDArray causal = masked(console, tokens, head, scaled, scope.manager());
            pictures(lesson, tokens, free, causal);
        }
        console.blank();
        console.say("Think about it: the last row is the same with and without the mask, and the first row is always"
                + " 1.00 0.00 0.00 0.00 with it. Why must both be so, whatever the numbers?");
    }

    private static NDArray inputs(
            Console console, String word, List<String> tokens, SplittableRandom random, NDManager manager) {
        NDArray inputs = tenths(TOKENS, WIDTH, 1, random, manager); // (T, C)
        console.section("Step 2: attention");
        console.say("To guess the next letter you must know the letters before it, and not all of them matter equally."
                + " Attention lets each token ask a question (its query), compare it with what every token offers (its"
                + " key), and take home a mixture of what they hold (their values).");
        stage(console, 1, "inputs X", "one row per token, from step 1");
        console.say(
                "The word \"%s\": %d tokens, %d numbers each, with one decimal so that you can follow on paper.",
                word, TOKENS, WIDTH);
        console.blank();
        Matrices.show(console, tokens, Matrices.dimensions(WIDTH), inputs);
        return inputs;
    }

    private static Head queriesKeysValues(
            Console console, List<String> tokens, NDArray inputs, SplittableRandom random, NDManager manager) {
        stage(console, 2, "Q, K, V", "three linear maps of each token");
        console.say(
                "Three small matrices (learned later, drawn at random here) make three vectors of %d numbers out of"
                        + " each token: Q = X Wq, K = X Wk, V = X Wv. All tokens share the same three matrices.",
                HEAD_DIM);
        NDArray[] maps = new NDArray[3];
        for (int i = 0; i < maps.length; i++) {
            maps[i] = tenths(HEAD_DIM, WIDTH, 2, random, manager); // (D, C)
        }
        console.blank();
        Matrices.show(
                console,
                Matrices.dimensions(WIDTH),
                List.of("Wq→q0", "Wq→q1", "Wk→k0", "Wk→k1", "Wv→v0", "Wv→v1"),
                maps[0].concat(maps[1], 0)
                        .concat(maps[2], 0)
                        .transpose()); // (D, C) three times -> (3 D, C) -> (C, 3 D)
        NDArray batch = inputs.expandDims(0); // (T, C) -> (1, T, C)
        NDArray[] results = new NDArray[maps.length];
        for (int i = 0; i < maps.length; i++) {
            results[i] = new Linear(maps[i], null).forward(batch, false).squeeze(0); // (1, T, C) -> (1, T, D) -> (T, D)
        }
        console.blank();
        Matrices.show(
                console,
                tokens,
                List.of("q0", "q1", "k0", "k1", "v0", "v1"),
                results[0].concat(results[1], 1).concat(results[2], 1)); // (T, D) three times -> (T, 3 D)
        console.blank();
        console.say("By hand, q0 of the first token: %s", product(inputs.get(0), maps[0].get(0)));
        return new Head(results[0], results[1], results[2]);
    }

    private static NDArray scores(Console console, List<String> tokens, Head head) {
        stage(console, 3, "scores Q Kᵀ", "how well does each question fit each offer?");
        NDArray scores = head.queries().matMul(head.keys().transpose()); // (T, D) x (D, S) -> (T, S)
        console.say("Row = who asks, column = who is asked. Each cell is a dot product.");
        console.blank();
        Matrices.show(console, tokens, tokens, scores);
        console.blank();
        console.say(
                "By hand, the last token asks the first: %s",
                product(head.queries().get(TOKENS - 1), head.keys().get(0)));

        stage(console, 4, "scaling by 1/√D", "keep the scores small");
        NDArray scaled = Tensors.scale(scores, 1 / Math.sqrt(HEAD_DIM)); // (T, S)
        console.say(
                "A dot product of longer vectors is larger only because more terms are added. Dividing by √D = √%d = %.3f"
                        + " makes up for that; otherwise the softmax would hardly let anything but the largest score live.",
                HEAD_DIM, Math.sqrt(HEAD_DIM));
        console.blank();
        Matrices.show(console, tokens, tokens, scaled);
        return scaled;
    }

    private static NDArray softmax(Console console, List<String> tokens, NDArray scaled) {
        stage(console, 5, "softmax", "scores become parts of a whole");
        NDArray weights = scaled.softmax(-1); // each row of S sums to 1
        console.say(
                "Each row: e to the score, divided by the row's sum. All weights lie between 0 and 1, and each row sums"
                        + " to 1.");
        console.blank();
        heatMap("Attention without a mask", tokens, weights).show(console);
        console.blank();
        float[] row = scaled.get(0).toFloatArray();
        double sum = 0;
        StringBuilder terms = new StringBuilder();
        for (float score : row) {
            sum += Math.exp(score);
            terms.append(terms.isEmpty() ? "" : " + ").append(Matrices.number(Math.exp(score)));
        }
        console.say(
                "By hand, the first row: e to the scores is %s = %s, and %s / %s = %s.",
                terms,
                Matrices.number(sum),
                Matrices.number(Math.exp(row[0])),
                Matrices.number(sum),
                Matrices.number(Math.exp(row[0]) / sum));
        return weights;
    }

    private static void weightedSum(Console console, List<String> tokens, Head head, NDArray weights) {
        stage(console, 6, "weighted sum A V", "take home the mixture");
        console.say("Each token's result is the average of all values, weighted by its row:");
        console.blank();
        Matrices.show(
                console, tokens, List.of("out0", "out1"), weights.matMul(head.values())); // (T, S) x (S, D) -> (T, D)
        console.blank();
        console.say(
                "By hand, out0 of the first token: %s",
                product(weights.get(0), head.values().get(":, 0")));
    }

    private static NDArray masked(Console console, List<String> tokens, Head head, NDArray scaled, NDManager manager) {
        console.section("The causal mask: nobody may look ahead");
        console.say("While learning, the model sees whole texts; a token that could look at the next letter would only"
                + " copy it and learn nothing. So between stages 4 and 5 the mask adds -∞ wherever the column comes after"
                + " the row, and e to the -∞ is 0. Scaled scores with the mask:");
        console.blank();
        NDArray mask = CausalMask.create(manager, TOKENS, TOKENS); // (T, S)
        Matrices.show(console, tokens, tokens, scaled.add(mask));
        console.blank();
        console.say("Softmax, stage 5, again. Every row still sums to 1, shared among fewer:");
        console.blank();
        NDArray weights = scaled.add(mask).softmax(-1); // each row of S sums to 1
        heatMap("Attention with the causal mask", tokens, weights).show(console);
        console.blank();
        console.say("And the weighted sum, stage 6. The first token can only take home its own value:");
        console.blank();
        NDArray gathered = Attention.attend(head.queries(), head.keys(), head.values(), mask); // stages 3 to 6 in one
        Matrices.show(console, tokens, List.of("out0", "out1"), gathered);
        return weights;
    }

    private static void pictures(Lesson lesson, List<String> tokens, NDArray free, NDArray causal) throws Exception {
        Path freePicture = lesson.out().resolve("attention.png");
        Path causalPicture = lesson.out().resolve("attention-causal.png");
        heatMap("Attention without a mask", tokens, free).savePng(freePicture);
        heatMap("Attention with the causal mask", tokens, causal).savePng(causalPicture);
        lesson.console().blank();
        lesson.console()
                .say(
                        "Both matrices as pictures: %s and %s",
                        ProjectPaths.display(freePicture), ProjectPaths.display(causalPicture));
    }

    private static HeatMap heatMap(String title, List<String> tokens, NDArray weights) {
        return new HeatMap(
                        title,
                        "token that is asked (key)",
                        "token that asks (query)",
                        tokens,
                        tokens,
                        Matrices.values(weights, tokens.size()))
                .range(0, 1);
    }

    private static void stage(Console console, int number, String name, String meaning) {
        console.section("Stage " + number + ": " + name + " (" + meaning + ")");
    }

    /** The product of two vectors, written out: 0.5·1.2 + … = 0.60. */
    private static String product(NDArray left, NDArray right) {
        float[] a = left.toFloatArray();
        float[] b = right.toFloatArray();
        StringBuilder sum = new StringBuilder();
        double total = 0;
        for (int i = 0; i < a.length; i++) {
            total += (double) a[i] * b[i];
            sum.append(i == 0 ? "" : " + ").append(factor(a[i])).append("·").append(factor(b[i]));
        }
        return sum + " = " + Matrices.number(total);
    }

    private static String factor(double value) {
        String number = Matrices.number(value);
        return value < -0.005 ? "(" + number + ")" : number;
    }

    /** A matrix of random numbers with one decimal, from −limit to limit. */
    private static NDArray tenths(int rows, int columns, int limit, SplittableRandom random, NDManager manager) {
        float[] values = new float[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(-10 * limit, 10 * limit + 1) / 10f;
        }
        return manager.create(values, new Shape(rows, columns));
    }
}
