package dev.aifromzero.level3.steps;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.cli.Step;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.DisplayWidth;
import dev.aifromzero.kit.console.Table;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level2.chart.HeatMap;
import dev.aifromzero.level3.embedding.SinusoidalEncoding;
import dev.aifromzero.level3.embedding.TokenEmbedding;
import dev.aifromzero.level3.tensor.Scope;
import dev.aifromzero.level3.tensor.TensorEngine;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Tokens become vectors, and vectors learn where they stand.
 *
 * <p>Lesson: docs/level3.md, "Step 1: from names to numbers".
 */
@Command(
        name = "embedding",
        mixinStandardHelpOptions = true,
        description = "Step 1: a vector for each token, and sines and cosines for its place.")
public final class Step1Embedding extends Step {
    private static final int WIDTH = 8;
    private static final int MOST_SHOWN = 120;
    private static final int PICTURE_POSITIONS = 50;
    private static final int PICTURE_WIDTH = 32;
    private static final int TERMINAL_POSITIONS = 16;
    private static final int[] WORKED_POSITIONS = {1, 3};
    private static final int[] DISTANCES = {0, 1, 2, 4, 8, 16, 24};

    @Option(
            names = "--data",
            paramLabel = "FILE",
            description = "text to take the characters from (default: data/india.txt)")
    private Path data;

    @Override
    public void run(Lesson lesson) throws Exception {
        Console console = lesson.console();
        LessonText text = LessonText.read(data, 1);
        console.section("Step 1: from names to numbers");
        console.say(
                "A transformer computes with vectors, lists of numbers. So each token gets a vector, and a second one"
                        + " tells it where it stands.");
        try (NDManager root = TensorEngine.newRoot();
                Scope scope = new Scope(root)) {
            vocabulary(console, text);
            int[] ids = text.tokenizer().encode(text.wordWithRepetition());
            NDArray vectors = lookUp(console, text, ids, lesson.random(), scope.manager());
            workedPositions(console);
            addPositions(console, text, ids, vectors, scope.manager());
            picture(lesson, scope.manager());
            similarity(console, scope.manager());
        }
        console.blank();
        console.say("Think about it: \"dog bites man\" and \"man bites dog\" have the same tokens. Which of the numbers"
                + " above would be the same for both sentences, and which would not?");
    }

    private static void vocabulary(Console console, LessonText text) {
        console.section("Step 1.1: every character gets a number");
        console.say(
                "%s has %,d characters, but only %d different ones. In the order of their numbers:",
                ProjectPaths.display(text.file()),
                text.text().codePointCount(0, text.text().length()),
                text.tokenizer().vocabSize());
        console.blank();
        console.say("  "
                + IntStream.range(0, Math.min(MOST_SHOWN, text.tokenizer().vocabSize()))
                        .mapToObj(text::shown)
                        .collect(Collectors.joining(" ", "", text.tokenizer().vocabSize() > MOST_SHOWN ? " …" : "")));
        console.blank();
        console.say(
                "A model computes with these numbers (token ids). But 7 is not \"more\" than 3 here: the ids are only"
                        + " names. So each id is given a list of numbers, a vector, that training can change.");
    }

    private static NDArray lookUp(
            Console console, LessonText text, int[] ids, SplittableRandom random, NDManager manager) {
        int vocabSize = text.tokenizer().vocabSize();
        float[] numbers = new float[vocabSize * WIDTH];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Math.round(random.nextGaussian() * 100) / 100f;
        }
        NDArray table = manager.create(numbers, new Shape(vocabSize, WIDTH)); // (V, C)
        NDArray batch = LessonText.array(manager, ids, 1, ids.length); // (1, T)
        NDArray vectors = new TokenEmbedding(table).forward(batch).squeeze(0); // (1, T) -> (1, T, C) -> (T, C)

        console.section("Step 1.2: looking up a vector");
        console.say(
                "The embedding table has one row per token: %d rows of %d numbers here, drawn at random because nothing is"
                        + " trained yet. The word \"%s\" is looked up, row by row (d0 to d%d are the dimensions):",
                vocabSize, WIDTH, text.tokenizer().decode(ids), WIDTH - 1);
        console.blank();
        Matrices.show(console, labels(text, ids), Matrices.dimensions(WIDTH), vectors);
        console.blank();
        NDArray product = batch.oneHot(vocabSize).matMul(table); // (1, T, V) x (V, C) -> (1, T, C)
        console.say(
                "A letter that comes twice has the same row both times. Looking up is the same as level 2's product of a"
                        + " one-hot vector and a matrix, only without the many multiplications by 0; largest difference"
                        + " between the two ways: %.1f.",
                product.sub(vectors).abs().max().getFloat());
        return vectors;
    }

    private static List<String> labels(LessonText text, int[] ids) {
        return IntStream.range(0, ids.length)
                .mapToObj(t -> String.format(
                        Locale.ROOT, "%d: %s  id %d", t, DisplayWidth.padRight(text.shown(ids[t]), 1), ids[t]))
                .toList();
    }

    private static void workedPositions(Console console) {
        console.section("Step 1.3: a vector for each place");
        console.say("A transformer looks at all tokens at once, so it would not notice if they were shuffled. The place"
                + " must be told. One way: clocks that run at different speeds. Dimensions 2i and 2i+1 hold the sine and"
                + " the cosine of the angle");
        console.blank();
        console.line("    angle = position / 10000^(2i/C)        C = %d dimensions here", WIDTH);
        console.blank();
        Table table = new Table("dim", "pair i", "10000^(2i/C)", "function", "position 1", "position 3");
        for (int d = 0; d < WIDTH; d++) {
            int pair = d / 2;
            double wave = Math.pow(10_000, 2.0 * pair / WIDTH);
            table.row(
                    d,
                    pair,
                    (long) Math.rint(wave),
                    d % 2 == 0 ? "sin(angle)" : "cos(angle)",
                    SinusoidalEncoding.value(WORKED_POSITIONS[0], d, WIDTH),
                    SinusoidalEncoding.value(WORKED_POSITIONS[1], d, WIDTH));
        }
        console.table(table);
        console.blank();
        console.say(
                "Check one with a calculator (angles in radians): position 3, dimension 2: sin(3 / 10) = %.4f. The first"
                        + " pair changes quickly from place to place, the last one hardly at all, like the second hand and"
                        + " the hour hand of a clock.",
                Math.sin(0.3));
    }

    private static void addPositions(Console console, LessonText text, int[] ids, NDArray vectors, NDManager manager) {
        NDArray places = SinusoidalEncoding.table(manager, ids.length, WIDTH); // (T, C)
        console.section("Step 1.4: token + place");
        console.say("The two vectors are simply added. This is what the first block of the transformer gets to see:");
        console.blank();
        Matrices.show(console, labels(text, ids), Matrices.dimensions(WIDTH), vectors.add(places));
        console.blank();
        int[] twins = twins(ids);
        NDArray before = vectors.get(twins[0]).sub(vectors.get(twins[1]));
        NDArray after = before.add(places.get(twins[0])).sub(places.get(twins[1]));
        console.say(
                "The letter %s stands at places %d and %d. The distance between its two vectors was %.2f before the places"
                        + " were added; now it is %.2f. The same letter, but no longer the same input.",
                text.shown(ids[twins[0]]),
                twins[0],
                twins[1],
                before.norm().getFloat(),
                after.norm().getFloat());
    }

    /** The places of the first two equal ids; the word was chosen to have some. */
    private static int[] twins(int[] ids) {
        for (int second = 1; second < ids.length; second++) {
            for (int first = 0; first < second; first++) {
                if (ids[first] == ids[second]) {
                    return new int[] {first, second};
                }
            }
        }
        throw new IllegalArgumentException("No id comes twice");
    }

    private static void picture(Lesson lesson, NDManager manager) throws Exception {
        Console console = lesson.console();
        console.section("Step 1.5: all places at a glance");
        console.say(
                "One row per place, one column per dimension, for vectors of %d numbers. Fast waves on the left, slow ones"
                        + " on the right:",
                PICTURE_WIDTH);
        console.blank();
        heatMap(TERMINAL_POSITIONS, everySecond(), manager).show(console);
        Path file = lesson.out().resolve("positions.png");
        heatMap(PICTURE_POSITIONS, numbers(PICTURE_WIDTH), manager).savePng(file);
        console.blank();
        console.say("The same for %d places as a picture: %s", PICTURE_POSITIONS, ProjectPaths.display(file));
    }

    private static HeatMap heatMap(int places, List<String> dimensions, NDManager manager) {
        NDArray encodings = SinusoidalEncoding.table(manager, places, PICTURE_WIDTH); // (T, C)
        return new HeatMap(
                        "Sinusoidal positions",
                        "dimension",
                        "position",
                        numbers(places),
                        dimensions,
                        Matrices.values(encodings, places))
                .range(-1, 1);
    }

    /** The narrow columns of the terminal have room for every second number. */
    private static List<String> everySecond() {
        return numbers(PICTURE_WIDTH).stream()
                .map(number -> Integer.parseInt(number) % 2 == 0 ? number : "")
                .toList();
    }

    private static List<String> numbers(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).toList();
    }

    private static void similarity(Console console, NDManager manager) {
        console.section("Step 1.6: near places are alike");
        console.say("How alike are two places? Multiply their vectors number by number and add up (the dot product)."
                + " Starting from place 5 and from place 25, and going k places on:");
        console.blank();
        NDArray places = SinusoidalEncoding.table(manager, PICTURE_POSITIONS, PICTURE_WIDTH); // (T, C)
        NDArray products = places.matMul(places.transpose()); // (T, C) x (C, T) -> (T, T)
        Table table = new Table("k", "5 and 5+k", "25 and 25+k", "");
        for (int distance : DISTANCES) {
            float here = products.getFloat(5, 5 + distance);
            table.row(
                    distance,
                    here,
                    products.getFloat(25, 25 + distance),
                    console.bar(here / (PICTURE_WIDTH / 2.0), 24));
        }
        console.table(table);
        console.blank();
        console.say("Next-door places are the most alike, and farther ones less (with small waves). And the two columns"
                + " agree: the likeness depends only on how far apart two places are, not on where they are. (sin a sin b + cos a cos b = cos(a - b), for each pair of dimensions.) So a model can learn"
                + " \"three letters back\" once, and use it everywhere.");
    }
}
