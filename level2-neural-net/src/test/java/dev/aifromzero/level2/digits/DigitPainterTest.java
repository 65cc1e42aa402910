package dev.aifromzero.level2.digits;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DigitPainterTest {
    private final DigitPainter painter = DigitPainter.create();

    @Test
    void sameSeedDrawsTheSamePicturesAndAnotherSeedOthers() {
        DigitImages first = painter.paint(30, new SplittableRandom(1));
        DigitImages again = DigitPainter.create().paint(30, new SplittableRandom(1));
        DigitImages other = painter.paint(30, new SplittableRandom(2));
        assertArrayEquals(first.pixels(), again.pixels());
        assertArrayEquals(first.labels(), again.labels());
        assertFalse(Arrays.equals(first.pixels(), other.pixels()));
    }

    @Test
    void everyDigitComesEquallyOftenAndInMixedOrder() {
        DigitImages images = painter.paint(200, new SplittableRandom(3));
        int[] counts = new int[10];
        for (byte label : images.labels()) {
            counts[label]++;
        }
        assertArrayEquals(new int[] {20, 20, 20, 20, 20, 20, 20, 20, 20, 20}, counts);
        assertFalse(Arrays.equals(new byte[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, Arrays.copyOf(images.labels(), 10)));
    }

    @Test
    void digitsHaveInkInTheMiddleAndNearlyNoneAtTheBorder() {
        SplittableRandom random = new SplittableRandom(4);
        double middle = 0;
        double border = 0;
        for (int i = 0; i < 100; i++) {
            float[] picture = painter.paintOne(i % 10, random);
            for (int p = 0; p < picture.length; p++) {
                assertTrue(picture[p] >= 0 && picture[p] <= 1);
                int fromEdge = Math.min(Math.min(p / 28, 27 - p / 28), Math.min(p % 28, 27 - p % 28));
                middle += fromEdge >= 8 ? picture[p] / (12 * 12) : 0;
                border += fromEdge == 0 ? picture[p] / (4 * 27) : 0;
            }
        }
        assertTrue(middle / 100 > 0.25, "middle " + middle / 100);
        assertTrue(border / 100 < 0.06, "border " + border / 100);
    }

    @Test
    void digitsLieAroundTheMiddleInManyPlacesAndSizes() {
        SplittableRandom random = new SplittableRandom(6);
        DoubleSummaryStatistics rows = new DoubleSummaryStatistics();
        DoubleSummaryStatistics columns = new DoubleSummaryStatistics();
        DoubleSummaryStatistics heights = new DoubleSummaryStatistics();
        for (int i = 0; i < 300; i++) {
            float[] picture = painter.paintOne(8, random); // an eight is much the same on all sides
            int[] ink = IntStream.range(0, picture.length)
                    .filter(p -> picture[p] > 0.4)
                    .toArray();
            rows.accept(Arrays.stream(ink).map(p -> p / 28).average().orElseThrow());
            columns.accept(Arrays.stream(ink).map(p -> p % 28).average().orElseThrow());
            heights.accept(1 + ink[ink.length - 1] / 28 - ink[0] / 28);
        }
        assertEquals(13.5, rows.getAverage(), 0.4);
        assertEquals(13.5, columns.getAverage(), 0.4);
        assertTrue(rows.getMin() > 10 && rows.getMax() < 17, rows.toString());
        assertTrue(rows.getMin() < 12 && rows.getMax() > 15, rows.toString());
        assertTrue(columns.getMin() < 12 && columns.getMax() > 15, columns.toString());
        assertEquals(19.5, heights.getAverage(), 1.5);
        assertTrue(heights.getMin() <= 17 && heights.getMax() >= 22, heights.toString());
    }

    @Test
    void onesLeanToBothSidesAndAreThinAndThick() {
        SplittableRandom random = new SplittableRandom(6);
        DoubleSummaryStatistics leaning = new DoubleSummaryStatistics();
        DoubleSummaryStatistics amounts = new DoubleSummaryStatistics();
        for (int i = 0; i < 200; i++) {
            float[] picture = painter.paintOne(1, random);
            leaning.accept(column(picture, 7, 11) - column(picture, 16, 20));
            double ink = 0;
            for (float dot : picture) {
                ink += dot > 0.4 ? 1 : 0;
            }
            amounts.accept(ink);
        }
        assertTrue(leaning.getMin() < -2 && leaning.getMax() > 2, leaning.toString());
        assertTrue(amounts.getMax() > 2.5 * amounts.getMin(), amounts.toString());
    }

    /** The mean column of the ink between two rows. */
    private static double column(float[] picture, int firstRow, int lastRow) {
        double ink = 0;
        double columns = 0;
        for (int p = firstRow * 28; p < (lastRow + 1) * 28; p++) {
            double dot = picture[p] > 0.4 ? picture[p] : 0;
            ink += dot;
            columns += dot * (p % 28);
        }
        return columns / ink;
    }

    @Test
    void inkIsBrightOnAFaintlyNoisyGround() {
        SplittableRandom random = new SplittableRandom(6);
        DoubleSummaryStatistics brightest = new DoubleSummaryStatistics();
        DoubleSummaryStatistics corner = new DoubleSummaryStatistics();
        for (int i = 0; i < 200; i++) {
            float[] picture = painter.paintOne(i % 10, random);
            double most = 0;
            for (float dot : picture) {
                most = Math.max(most, dot);
            }
            brightest.accept(most);
            corner.accept((picture[0] + picture[27] + picture[27 * 28] + picture[783]) / 4);
        }
        assertTrue(brightest.getMin() > 0.5 && brightest.getMax() > 0.99, brightest.toString());
        // half of the noise falls below 0, which is black; the other half has a mean of 0.8 times its strength
        assertEquals(0.4 * 0.06, corner.getAverage(), 0.006);
        assertTrue(corner.getMax() < 0.3, corner.toString());
    }

    @Test
    void noTwoPicturesAreAlike() {
        DigitImages images = painter.paint(100, new SplittableRandom(5));
        long different = IntStream.range(0, 100)
                .mapToObj(i -> Arrays.toString(Arrays.copyOfRange(images.pixels(), i * 784, i * 784 + 784)))
                .distinct()
                .count();
        assertEquals(100, different);
    }

    @Test
    void computerWithoutFontsGetsASentence() {
        for (Throwable failure : new Throwable[] {
            new InternalError("no fontconfig"), new UnsatisfiedLinkError("no libfontmanager"),
            new NoClassDefFoundError("sun.awt.X11FontManager"), new IllegalStateException("Fontconfig head is null")
        }) {
            IllegalStateException error = assertThrows(
                    IllegalStateException.class,
                    () -> DigitPainter.create(() -> {
                        throw sneaky(failure);
                    }));
            assertTrue(error.getMessage().contains("no fonts"));
        }
    }

    private static RuntimeException sneaky(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return (RuntimeException) failure;
    }
}
