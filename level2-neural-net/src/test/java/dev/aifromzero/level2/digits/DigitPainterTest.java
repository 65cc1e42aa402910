package dev.aifromzero.level2.digits;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.level1.cli.UserError;
import java.util.Arrays;
import java.util.SplittableRandom;
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
    void noTwoPicturesAreAlike() {
        DigitImages images = painter.paint(100, new SplittableRandom(5));
        long different = java.util.stream.IntStream.range(0, 100)
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
            UserError error = assertThrows(
                    UserError.class,
                    () -> DigitPainter.create(() -> {
                        throw sneaky(failure);
                    }));
            assertTrue(error.getMessage().contains("no fonts"));
            assertTrue(error.remedy().contains("--mnist"));
        }
    }

    private static RuntimeException sneaky(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return (RuntimeException) failure;
    }
}
