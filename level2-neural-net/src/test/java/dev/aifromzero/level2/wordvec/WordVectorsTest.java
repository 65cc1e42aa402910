package dev.aifromzero.level2.wordvec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.level1.cli.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WordVectorsTest {
    @TempDir
    Path folder;

    /** Two "directions": male or female, family or crown. */
    private final WordVectors vectors = new WordVectors(
            List.of("man", "woman", "king", "queen", "tree"),
            new float[][] {{1, 0, 0.1f}, {0, 1, 0.1f}, {1, 0, 1}, {0, 1, 1}, {-1, -1, 0}});

    @Test
    void kingMinusManPlusWomanIsQueen() {
        assertEquals("queen", vectors.like("man", "king", "woman", 1).get(0).word());
        assertEquals(1, new Analogy("man", "king", "woman", "queen").rank(vectors));
    }

    @Test
    void givenWordsAreNeverAmongTheAnswers() {
        assertEquals(4, vectors.near("man", 10).size());
        assertEquals(2, vectors.like("man", "king", "woman", 10).size());
        assertTrue(
                vectors.near("man", 10).stream().noneMatch(match -> match.word().equals("man")));
    }

    @Test
    void cosineOnPaper() {
        WordVectors two = new WordVectors(List.of("a", "b", "c"), new float[][] {{3, 4}, {4, 3}, {-6, -8}});
        assertEquals(24.0 / 25, two.similarity("a", "b"), 1e-6);
        assertEquals(-1, two.similarity("a", "c"), 1e-6);
        assertEquals(
                List.of("b", "c"),
                two.near("a", 2).stream().map(WordVectors.Match::word).toList());
    }

    @Test
    void unknownWordsAndUnequalLengthsAreErrors() {
        assertThrows(IllegalArgumentException.class, () -> vectors.near("nobody", 1));
        assertThrows(IllegalArgumentException.class, () -> new WordVectors(List.of("a", "a"), new float[2][2]));
        assertThrows(IllegalArgumentException.class, () -> new WordVectors(List.of("a"), new float[2][2]));
        assertThrows(
                IllegalArgumentException.class, () -> new WordVectors(List.of("a", "b"), new float[][] {{1}, {1, 2}}));
    }

    @Test
    void savedVectorsAreReadExactly() throws IOException {
        Path file = folder.resolve("vectors.txt");
        WordVectors odd = new WordVectors(List.of("पानी", "don't"), new float[][] {
            {1e-30f, -0.1f, 3e20f}, {(float) Math.PI, 0, -1}
        });
        WordVectorFile.save(odd, file);
        WordVectors read = WordVectorFile.load(file);
        assertEquals(odd.words(), read.words());
        assertArrayEquals(odd.vector("पानी"), read.vector("पानी"));
        assertArrayEquals(odd.vector("don't"), read.vector("don't"));
        assertEquals("2 3", Files.readAllLines(file).get(0));
    }

    @Test
    void fileOfTheOriginalProgramIsRead() throws IOException {
        Path file = Files.writeString(folder.resolve("vectors.txt"), "2 2 \n</s> 0.5 -1.000000 \nthe 2 3e-2 \n");
        assertArrayEquals(new float[] {2, 0.03f}, WordVectorFile.load(file).vector("the"));
    }

    @Test
    void brokenFilesAreRefusedWithTheLine() throws IOException {
        assertThrows(UserError.class, () -> WordVectorFile.load(folder.resolve("none")));
        for (String text : List.of(
                "",
                "words",
                "2",
                "2 x",
                "0 2\n",
                "-1 2\n",
                "2 2\na 1 2\n",
                "1 2\na 1\n",
                "1 2\na 1 b\n",
                "1 2\na 1 NaN\n",
                "2 1\na 1\na 2\n")) {
            Path file = Files.writeString(folder.resolve("broken.txt"), text);
            UserError error = assertThrows(UserError.class, () -> WordVectorFile.load(file), text);
            assertTrue(error.getMessage().contains("line"), error.getMessage());
        }
    }

    @Test
    void principalComponentsOfAFlatClusterAreItsAxes() {
        SplittableRandom random = new SplittableRandom(1);
        double[][] cloud = new double[200][];
        for (int i = 0; i < cloud.length; i++) {
            double a = 3 * random.nextGaussian();
            double b = random.nextGaussian();
            // The wide axis lies along (0.6, 0.8, 0, 0), the other along (0, 0, 0, 1), far from the origin.
            cloud[i] = new double[] {50 + 0.6 * a, 0.8 * a, -7, b};
        }
        Pca pca = Pca.of(cloud);
        assertEquals(1, pca.shares()[0] + pca.shares()[1], 1e-9);
        assertEquals(0.9, pca.shares()[0], 0.03);
        double ratio =
                pca.points()[0][0] / (0.6 * (cloud[0][0] - mean(cloud, 0)) + 0.8 * (cloud[0][1] - mean(cloud, 1)));
        assertEquals(1, Math.abs(ratio), 0.02);
    }

    private static double mean(double[][] cloud, int d) {
        double mean = 0;
        for (double[] point : cloud) {
            mean += point[d] / cloud.length;
        }
        return mean;
    }

    private static double[][] twoGroups() {
        SplittableRandom random = new SplittableRandom(2);
        double[][] cloud = new double[24][10];
        for (int i = 0; i < cloud.length; i++) {
            for (int d = 0; d < 10; d++) {
                cloud[i][d] = random.nextGaussian() + (i % 2 == 0 && d < 5 ? 8 : 0);
            }
        }
        return cloud;
    }

    @Test
    void groupsStayTogetherOnTheMap() {
        double[][] map = TSne.map(twoGroups(), 5, new SplittableRandom(3));
        for (int i = 0; i < map.length; i++) {
            int nearest = -1;
            for (int j = 0; j < map.length; j++) {
                boolean nearer = nearest < 0 || distance(map[i], map[j]) < distance(map[i], map[nearest]);
                nearest = j != i && nearer ? j : nearest;
            }
            assertEquals(i % 2, nearest % 2, "point " + i);
        }
    }

    private static double distance(double[] one, double[] other) {
        return Math.hypot(one[0] - other[0], one[1] - other[1]);
    }

    @Test
    void neighbourSharesSumToOneAndGiveEachPointItsPerplexity() {
        double[][] p = TSne.neighbours(twoGroups(), 5);
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            for (int j = 0; j < p.length; j++) {
                sum += p[i][j];
                assertEquals(p[i][j], p[j][i]);
            }
        }
        assertEquals(1, sum, 1e-9);
    }

    @Test
    void mapsGradientAgreesWithDifferences() {
        double[][] p = TSne.neighbours(twoGroups(), 5);
        SplittableRandom random = new SplittableRandom(4);
        double[][] y = new double[p.length][2];
        for (double[] point : y) {
            point[0] = random.nextGaussian();
            point[1] = random.nextGaussian();
        }
        double[][] slope = TSne.gradient(p, y, 1);
        double h = 1e-5;
        for (int i = 0; i < y.length; i++) {
            for (int d = 0; d < 2; d++) {
                double kept = y[i][d];
                y[i][d] = kept + h;
                double above = TSne.divergence(p, y);
                y[i][d] = kept - h;
                double below = TSne.divergence(p, y);
                y[i][d] = kept;
                assertEquals((above - below) / (2 * h), slope[i][d], 1e-8);
            }
        }
    }
}
