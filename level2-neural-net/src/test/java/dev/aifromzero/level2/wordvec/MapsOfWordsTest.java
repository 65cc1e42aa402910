package dev.aifromzero.level2.wordvec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MapsOfWordsTest {
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
        double second = pca.points()[0][1] / (cloud[0][3] - mean(cloud, 3));
        assertEquals(1, Math.abs(second), 0.1);
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

    @Test
    void pointsOnALineNeedOneAxisAndEqualPointsNone() {
        Pca line = Pca.of(new double[][] {{1, 2}, {2, 4}, {3, 6}});
        assertEquals(1, line.shares()[0], 1e-12);
        assertEquals(0, line.shares()[1], 1e-12);
        assertEquals(Math.sqrt(5), Math.abs(line.points()[0][0]), 1e-9);
        assertEquals(0, line.points()[1][0], 1e-9);
        Pca none = Pca.of(new double[][] {{1, 2}, {1, 2}});
        assertArrayEquals(new double[2], none.shares());
        assertArrayEquals(new double[2], none.points()[1]);
    }

    @Test
    void onARingEveryPointHasTheWantedNumberOfNeighbours() {
        // All points of a ring are alike, so each shares out the same; e to the entropy of its shares is the
        // perplexity.
        int n = 30;
        for (double radius : new double[] {0.01, 1, 100}) {
            double[][] ring = new double[n][];
            for (int i = 0; i < n; i++) {
                double angle = 2 * Math.PI * i / n;
                ring[i] = new double[] {radius * Math.cos(angle), radius * Math.sin(angle)};
            }
            double[][] p = TSne.neighbours(ring, 5);
            double entropy = 0;
            for (int j = 1; j < n; j++) {
                entropy -= p[0][j] * n * Math.log(p[0][j] * n);
            }
            assertEquals(5, Math.exp(entropy), 1e-6, "radius " + radius);
            assertEquals(0, p[0][0]);
            assertEquals(p[0][1], p[0][n - 1], 1e-12);
        }
    }

    @Test
    void theMapTellsFarMoreOfTheNeighboursThanARandomOne() {
        double[][] p = TSne.neighbours(twoGroups(), 5);
        double[][] map = TSne.map(twoGroups(), 5, new SplittableRandom(3));
        assertArrayEquals(map, TSne.map(twoGroups(), 5, new SplittableRandom(3)));
        SplittableRandom random = new SplittableRandom(9);
        double[][] other = new double[map.length][];
        for (int i = 0; i < other.length; i++) {
            other[i] = new double[] {random.nextGaussian(), random.nextGaussian()};
        }
        double lost = TSne.divergence(p, map);
        assertTrue(lost < 0.35 * TSne.divergence(p, other), lost + " of " + TSne.divergence(p, other));
        double steepest = 0;
        for (double[] slope : TSne.gradient(p, map, 1)) {
            steepest = Math.max(steepest, Math.hypot(slope[0], slope[1]));
        }
        assertTrue(steepest < 1e-3, "the map has come to rest: " + steepest);
    }
}
