package dev.aifromzero.level5.lessons;

import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.kit.scoreboard.Score;
import dev.aifromzero.kit.scoreboard.Scoreboard;
import dev.aifromzero.level1.ngram.BigramModel;
import dev.aifromzero.level1.ngram.OrderExperiment;
import dev.aifromzero.level1.ngram.Smoothing;
import dev.aifromzero.level1.text.CharTokenizer;
import dev.aifromzero.level1.text.Corpus;
import dev.aifromzero.level1.text.TextSplit;
import dev.aifromzero.level1.text.TokenSplit;
import dev.aifromzero.level2.chart.BarChart;
import dev.aifromzero.level2.chart.HeatMap;
import dev.aifromzero.level2.chart.LineChart;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Pictures that no command writes: level 1 comes before the charts, and the scoreboard belongs to all levels. */
final class DrawnPictures {
    /** What markers call this class: {@code draw matrix}, {@code draw orders}, {@code draw scoreboard}. */
    static final String NAME = "draw";

    private static final int CHARACTERS = 10;
    private static final int HIGHEST_ORDER = 8;
    private static final Smoothing SIMPLE = Smoothing.addK(0.01);
    private static final double TOP_OF_ORDERS = 3.5;

    private DrawnPictures() {}

    /** {@return the commands that must have run before this picture can be drawn} */
    static List<String> needs(String name) {
        return name.equals("scoreboard") ? List.of("level1", "level2", "level4 --fast", "level5") : List.of();
    }

    /** Draws one of the pictures into a file. */
    static void draw(String name, Scoreboard scoreboard, Path file) throws IOException {
        switch (name) {
            case "matrix" -> matrix().savePng(file);
            case "orders" -> orders().savePng(file);
            case "scoreboard" -> scores(scoreboard).savePng(file);
            default -> throw new IllegalArgumentException("There is no drawing called " + name);
        }
    }

    /** The probability matrix of level 1's step 1, for the most frequent characters of its text. */
    private static HeatMap matrix() throws IOException {
        String text = Corpus.read(ProjectPaths.data("india.txt"));
        CharTokenizer alphabet = CharTokenizer.fromText(text);
        BigramModel model = BigramModel.count(alphabet, text, 0);
        int[] frequency = new int[alphabet.vocabSize()];
        for (int id : alphabet.encode(text)) {
            frequency[id]++;
        }
        int[] shown = IntStream.range(0, frequency.length)
                .boxed()
                .sorted((a, b) -> frequency[b] - frequency[a])
                .limit(CHARACTERS)
                .mapToInt(Integer::intValue)
                .toArray();
        double[][] probabilities = new double[shown.length][shown.length];
        for (int row = 0; row < shown.length; row++) {
            for (int column = 0; column < shown.length; column++) {
                probabilities[row][column] = model.probability(shown[row], shown[column]);
            }
        }
        List<String> labels = IntStream.of(shown).mapToObj(alphabet::token).toList();
        return new HeatMap(
                "What follows which? Probabilities of pairs",
                "the character after",
                "the character before",
                labels,
                labels,
                probabilities);
    }

    /** The curves of level 1's step 3: text learned from, new text, and new text with the better smoothing. */
    private static LineChart orders() throws IOException {
        TextSplit parts = TextSplit.of(Corpus.read(ProjectPaths.data("stories.txt")), 0.9);
        CharTokenizer alphabet = CharTokenizer.fromText(parts.train());
        TokenSplit text = TokenSplit.of(alphabet, parts.train(), parts.validation() + parts.test());
        List<OrderExperiment.Row> rows = OrderExperiment.run(text, HIGHEST_ORDER, SIMPLE);
        double[] orders = rows.stream().mapToDouble(OrderExperiment.Row::order).toArray();
        String simple = String.format(Locale.ROOT, "new text, %s", SIMPLE.label());
        return new LineChart("Surprise of n-gram models", "order", "nats a character")
                .add("text learned from", orders, column(rows, OrderExperiment.Row::trainNats))
                .add(simple, orders, column(rows, OrderExperiment.Row::heldOutNats))
                .add(
                        "new text, Kneser-Ney",
                        orders,
                        column(
                                rows,
                                row -> row.model().with(Smoothing.kneserNey()).crossEntropy(text.heldOut())))
                .yRange(0, TOP_OF_ORDERS);
    }

    private static double[] column(List<OrderExperiment.Row> rows, ToDoubleFunction<OrderExperiment.Row> value) {
        return rows.stream().mapToDouble(value).toArray();
    }

    private static BarChart scores(Scoreboard scoreboard) throws IOException {
        List<Score> scores = scoreboard.scores();
        return new BarChart(
                "Surprise at the held-out page (lower is better)",
                "model",
                "nats a character",
                scores.stream().map(Score::model).toList(),
                scores.stream().mapToDouble(Score::natsPerCharacter).toArray());
    }
}
