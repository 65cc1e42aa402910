package dev.aifromzero.level3.steps;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.cli.Step;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.ProgressBar;
import dev.aifromzero.kit.console.Table;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level1.sampling.Sampler;
import dev.aifromzero.level1.sampling.SamplingConfig;
import dev.aifromzero.level1.sampling.Softmax;
import dev.aifromzero.level2.chart.LineChart;
import dev.aifromzero.level3.config.TransformerConfig;
import dev.aifromzero.level3.model.CrossEntropy;
import dev.aifromzero.level3.model.GradientDescent;
import dev.aifromzero.level3.model.Initializer;
import dev.aifromzero.level3.model.Transformer;
import dev.aifromzero.level3.pass.Pass;
import dev.aifromzero.level3.tensor.Scope;
import dev.aifromzero.level3.tensor.TensorEngine;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * A whole transformer: untrained, and after its very first steps of learning.
 *
 * <p>Lesson: docs/level3.md, "Step 4: the whole model".
 */
@Command(
        name = "model",
        mixinStandardHelpOptions = true,
        description = "Step 4: a whole transformer, its loss, its first predictions and its first steps of learning.")
public final class Step4MiniTransformer extends Step {
    private static final int WINDOW = 32;
    private static final int WINDOWS = 4;
    private static final int STEPS = 120;
    private static final int FAST_STEPS = 40;
    private static final double LEARNING_RATE = 0.1;
    private static final int PROMPT = 16;
    private static final int LINE = 50;
    private static final int SAMPLE = 2 * LINE;
    private static final int BEST = 10;
    private static final int PREDICTIONS = 6;

    @Option(names = "--data", paramLabel = "FILE", description = "text to look at (default: data/india.txt)")
    private Path data;

    @Override
    public void run(Lesson lesson) throws Exception {
        Console console = lesson.console();
        LessonText text = LessonText.read(data, WINDOW * WINDOWS + 1);
        TransformerConfig config = MiniTransformer.config(text.tokenizer().vocabSize());
        try (NDManager root = TensorEngine.newRoot();
                Scope scope = new Scope(root)) {
            console.section("Step 4: the whole model");
            console.say(
                    "Token ids go in, and one score per possible next token comes out. First untrained, then after its"
                            + " first steps of learning.");
            Transformer model = Initializer.model(config, root, lesson.seed());
            ParameterTable.show(console, model);
            int[] ids = text.tokenizer().encode(text.start(WINDOW * WINDOWS + 1));
            int end = ids.length - 1;
            NDArray inputs = LessonText.array(scope.manager(), Arrays.copyOf(ids, end), WINDOWS, WINDOW); // (B, T)
            NDArray targets = LessonText.array(scope.manager(), Arrays.copyOfRange(ids, 1, end + 1), WINDOWS, WINDOW);
            loss(console, text, model, inputs, targets, ids);
            predictions(console, text, model, "4.3", "the ten likeliest next characters");
            console.section("Step 4.4: an untrained sample");
            console.say(
                    "Each new character is drawn with the model's probabilities and added to the text. Untrained, it is"
                            + " noise. The dots stand for the text that it was given:");
            sample(lesson, text, model, SamplingConfig.defaults(), SAMPLE);
            learn(lesson, model, inputs, targets);
            predictions(console, text, model, "4.6", "after learning");
            console.blank();
            console.say("A sample now, drawn as before, and then always the likeliest character (no dice):");
            sample(lesson, text, model, SamplingConfig.defaults(), SAMPLE);
            sample(lesson, text, model, SamplingConfig.greedy(), LINE);
        }
        console.blank();
        console.say(
                "What it gets right, it has learned by heart: it saw the same %d characters again and again, always at the"
                        + " same places. Once the text is longer than the %d characters that it looks at, every letter"
                        + " stands at a new place, and it is lost. On other text it would do badly. Level 4 trains on much"
                        + " text and tests on text that was held back.",
                WINDOW * WINDOWS, WINDOW);
        console.blank();
        console.say(
                "Think about it: before learning, the loss was close to ln V. Could it have been much larger than that?"
                        + " What would a model have to do to reach 10?");
    }

    private static void loss(
            Console console, LessonText text, Transformer model, NDArray inputs, NDArray targets, int[] ids) {
        int vocabSize = model.config().vocabSize();
        console.section("Step 4.2: how surprised is it?");
        console.say(
                "The model gives every character a score (logit) at every place; softmax makes probabilities of them."
                        + " The loss is the mean of -ln p, p being the probability of what really came. Some places of the text:");
        console.blank();
        NDArray logits = model.forward(inputs, Pass.inference()); // (B, T) -> (B, T, V)
        float[] surprises = CrossEntropy.perToken(logits, targets).toFloatArray();
        Table table = new Table("seen so far", "next", "p", "-ln p");
        for (int t = 0; t < PREDICTIONS; t++) {
            String seen = Console.visible(text.tokenizer().decode(Arrays.copyOf(ids, t + 1)));
            table.row(seen, text.shown(ids[t + 1]), Math.exp(-surprises[t]), surprises[t]);
        }
        console.table(table);
        console.blank();
        double mean = CrossEntropy.mean(logits, targets).getFloat();
        console.say(
                "Mean over all %d places: %.3f nats. A model that gives all V = %d characters the same probability, 1/%d"
                        + " = %.4f, would have -ln(1/V) = ln V = %.3f. An untrained transformer knows nothing, so it must"
                        + " be near that: a good first check of any new model. Difference here: %+.3f.",
                surprises.length,
                mean,
                vocabSize,
                vocabSize,
                1.0 / vocabSize,
                Math.log(vocabSize),
                mean - Math.log(vocabSize));
    }

    private static void predictions(Console console, LessonText text, Transformer model, String number, String title) {
        String prompt = text.start(PROMPT);
        console.section("Step " + number + ": " + title);
        console.say(
                "After \"%s\" the model thinks (really: %s):",
                Console.visible(prompt), text.shown(text.tokenizer().encode(text.start(PROMPT + 1))[PROMPT]));
        console.blank();
        double[] probabilities = Softmax.of(nextLogits(model, text.tokenizer().encode(prompt)));
        List<Integer> best = IntStream.range(0, probabilities.length)
                .boxed()
                .sorted(Comparator.comparingDouble(id -> -probabilities[id]))
                .limit(BEST)
                .toList();
        Table table = new Table("next", "p", "");
        for (int id : best) {
            table.row(
                    text.shown(id), probabilities[id], console.bar(probabilities[id] / probabilities[best.get(0)], 30));
        }
        console.table(table);
    }

    private static float[] nextLogits(Transformer model, int[] ids) {
        int from = Math.max(0, ids.length - WINDOW); // the first steps of learning see no later place than that
        int[] seen = Arrays.copyOfRange(ids, from, ids.length);
        try (Scope scope = new Scope(model.parameters().manager())) {
            NDArray logits = model.forward(
                    LessonText.array(scope.manager(), seen, 1, seen.length), Pass.inference()); // (1, T, V)
            return logits.get(0).get(-1).toFloatArray(); // (1, T, V) -> (V)
        }
    }

    private static void sample(Lesson lesson, LessonText text, Transformer model, SamplingConfig choice, int length) {
        Sampler sampler = choice.sampler();
        SplittableRandom random = lesson.random();
        int[] ids = text.tokenizer().encode(text.start(PROMPT));
        for (int i = 0; i < length; i++) {
            int next = sampler.sample(nextLogits(model, ids), ids, random);
            ids = Arrays.copyOf(ids, ids.length + 1);
            ids[ids.length - 1] = next;
        }
        Console console = lesson.console();
        String shown = Console.visible(text.tokenizer().decode(Arrays.copyOfRange(ids, PROMPT, ids.length)));
        console.blank();
        for (int from = 0; from < length; from += LINE) {
            console.typed("    " + (from == 0 ? "…" : " ") + characters(shown, from, from + LINE));
        }
    }

    private static String characters(String text, int from, int to) {
        return text.substring(text.offsetByCodePoints(0, from), text.offsetByCodePoints(0, to));
    }

    private static void learn(Lesson lesson, Transformer model, NDArray inputs, NDArray targets) throws Exception {
        Console console = lesson.console();
        int steps = lesson.fastOr(FAST_STEPS, STEPS);
        Shape shape = inputs.getShape();
        console.section("Step 4.5: the first steps of learning");
        console.say(
                "PyTorch has recorded every operation, so it can compute the gradient: in which direction each of the %,d"
                        + " numbers makes the loss grow. Level 2 worked that out by hand. Now every number goes a little the"
                        + " other way, number = number - %.1f · gradient, %d times, always on the same %d windows of %d"
                        + " characters:",
                model.parameters().count(), LEARNING_RATE, steps, shape.get(0), shape.get(1));
        console.blank();
        double[] losses = new double[steps + 1];
        try (ProgressBar bar = console.progress("learning", steps)) {
            for (int step = 0; step < steps; step++) {
                losses[step] = GradientDescent.step(model, inputs, targets, LEARNING_RATE);
                bar.update(step + 1, String.format(Locale.ROOT, "loss %.3f", losses[step]));
            }
        }
        losses[steps] = lossOf(model, inputs, targets);
        Table table = new Table("steps", "loss", "");
        IntStream.rangeClosed(0, steps)
                .filter(step -> step <= 2 || step % (steps / 5) == 0)
                .forEach(step -> table.row(step, losses[step], console.bar(losses[step] / losses[0], 30)));
        console.table(table);
        chart(lesson, losses);
    }

    @SuppressWarnings("try") // the scope frees what is made while it is open, by anybody
    private static double lossOf(Transformer model, NDArray inputs, NDArray targets) {
        try (Scope scope = new Scope(inputs.getManager())) {
            return CrossEntropy.mean(model.forward(inputs, Pass.inference()), targets)
                    .getFloat();
        }
    }

    private static void chart(Lesson lesson, double[] losses) throws Exception {
        Path file = lesson.out().resolve("first-steps.png");
        double[] steps = IntStream.range(0, losses.length).asDoubleStream().toArray();
        new LineChart("The first steps of learning", "steps", "loss (nats a character)")
                .add("the same batch again and again", steps, losses)
                .savePng(file);
        lesson.console().blank();
        lesson.console().say("The curve as a picture: %s", ProjectPaths.display(file));
    }
}
