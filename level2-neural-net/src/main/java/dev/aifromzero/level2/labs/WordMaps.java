package dev.aifromzero.level2.labs;

import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level2.chart.ScatterPlot;
import dev.aifromzero.level2.wordvec.Pca;
import dev.aifromzero.level2.wordvec.TSne;
import dev.aifromzero.level2.wordvec.WordVectors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Words with their arrows as points on a flat map: by principal components and by t-SNE. */
final class WordMaps {
    static final String PCA_PICTURE = "words-pca.png";
    static final String TSNE_PICTURE = "words-tsne.png";
    private static final double MOST_PERPLEXITY = 8;
    private static final int POINTS_A_NEIGHBOUR = 5;
    /** Two words nearer than this, as parts of the picture's width and height, would cover each other. */
    private static final double NEAR_ACROSS = 0.085;

    private static final double NEAR_DOWN = 0.035;

    private WordMaps() {}

    /** Draws both maps of some words, given by family. */
    static void show(Lesson lesson, WordVectors vectors, Map<String, List<String>> families) throws IOException {
        Console console = lesson.console();
        List<String> words = families.values().stream().flatMap(List::stream).toList();
        double[][] cloud =
                words.stream().map(word -> direction(vectors.vector(word))).toArray(double[][]::new);
        console.section("A map of the words");
        console.say(
                "An arrow of %d numbers cannot be drawn. PCA looks at the cloud of arrows from its widest side, as"
                        + " one holds a fish for a photograph. t-SNE bends the cloud flat so that neighbours stay neighbours;"
                        + " there, only what is near means something. The model was told no families of words: if the marks"
                        + " gather in groups, it found them alone. A word that would cover another one is left out.",
                vectors.dimensions());
        console.blank();
        Pca pca = Pca.of(cloud);
        ScatterPlot flat = new ScatterPlot(
                "Words by principal components", axis("first", pca.shares()[0]), axis("second", pca.shares()[1]));
        save(lesson, fill(flat, pca.points(), words, families), PCA_PICTURE);
        double perplexity = Math.max(1, Math.min(MOST_PERPLEXITY, (words.size() - 1) / (double) POINTS_A_NEIGHBOUR));
        ScatterPlot bent = new ScatterPlot(
                "Words by t-SNE: neighbours stay neighbours", "place across (no unit)", "place up (no unit)");
        fill(bent, TSne.map(cloud, perplexity, lesson.random()), words, families)
                .show(console);
        save(lesson, bent, TSNE_PICTURE);
    }

    private static String axis(String which, double share) {
        return String.format(Locale.ROOT, "%s component (%.0f%% of the variance)", which, 100 * share);
    }

    private static ScatterPlot fill(
            ScatterPlot plot, double[][] points, List<String> words, Map<String, List<String>> families) {
        List<Integer> legible = legible(points);
        families.forEach((family, members) -> {
            List<Integer> chosen =
                    legible.stream().filter(i -> members.contains(words.get(i))).toList();
            plot.add(
                    family,
                    chosen.stream().mapToDouble(i -> points[i][0]).toArray(),
                    chosen.stream().mapToDouble(i -> points[i][1]).toArray(),
                    chosen.stream().map(words::get).toList());
        });
        return plot;
    }

    /** The points whose words do not cover those of earlier points. */
    private static List<Integer> legible(double[][] points) {
        double across = NEAR_ACROSS * width(points, 0);
        double down = NEAR_DOWN * width(points, 1);
        List<Integer> legible = new ArrayList<>();
        for (int i = 0; i < points.length; i++) {
            double[] point = points[i];
            boolean covers = legible.stream()
                    .anyMatch(j ->
                            Math.abs(points[j][0] - point[0]) < across && Math.abs(points[j][1] - point[1]) < down);
            if (!covers) {
                legible.add(i);
            }
        }
        return legible;
    }

    private static double width(double[][] points, int axis) {
        DoubleSummaryStatistics places =
                Arrays.stream(points).mapToDouble(point -> point[axis]).summaryStatistics();
        return places.getMax() - places.getMin();
    }

    private static void save(Lesson lesson, ScatterPlot plot, String file) throws IOException {
        Path picture = lesson.out().resolve(file);
        plot.savePng(picture);
        lesson.console().line("Saved as %s", ProjectPaths.display(picture));
    }

    /** Only the direction of an arrow counts here: its length says mostly how frequent the word is. */
    private static double[] direction(float[] vector) {
        double square = 0;
        for (float x : vector) {
            square += x * x;
        }
        double[] direction = new double[vector.length];
        for (int d = 0; d < vector.length; d++) {
            direction[d] = vector[d] / Math.max(1e-12, Math.sqrt(square));
        }
        return direction;
    }
}
