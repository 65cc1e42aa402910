package dev.aifromzero.level2.digits;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Pictures of digits with the right answers.
 *
 * @param pixels the pictures one after the other, each 28 rows of 28 brightnesses from 0 (ground) to 255 (full ink); as
 *     unsigned bytes, a quarter of the memory of floats
 * @param labels which digit each picture shows, 0 to 9
 */
public record DigitImages(byte[] pixels, byte[] labels) {
    /** Rows and columns of a picture. */
    public static final int SIDE = 28;

    /** Dots of a picture. */
    public static final int PIXELS = SIDE * SIDE;

    /** How many different digits there are. */
    public static final int DIGITS = 10;

    /**
     * Checks that each picture has its label.
     *
     * @param pixels {@link #PIXELS} brightnesses for each label; not copied
     * @param labels 0 to 9 each; not copied
     * @throws IllegalArgumentException if there are not {@link #PIXELS} brightnesses for each label
     */
    public DigitImages {
        if (pixels.length != labels.length * PIXELS) {
            throw new IllegalArgumentException(labels.length + " labels for " + pixels.length / PIXELS + " pictures");
        }
    }

    /** {@return the number of pictures} */
    public int size() {
        return labels.length;
    }

    /**
     * {@return the brightness of a dot, 0 to 1}
     *
     * @param image which picture, from 0
     * @param row 0 (top) to 27
     * @param column 0 (left) to 27
     */
    public float brightness(int image, int row, int column) {
        return (pixels[image * PIXELS + row * SIDE + column] & 0xFF) / 255f;
    }

    /**
     * {@return the first pictures, at most this many}
     *
     * @param count the most pictures that are kept, at least 0
     */
    public DigitImages first(int count) {
        int kept = Math.min(count, size());
        return new DigitImages(Arrays.copyOf(pixels, kept * PIXELS), Arrays.copyOf(labels, kept));
    }

    /**
     * {@return the pictures of a batch as rows (B, 784) of FLOAT numbers from 0 to 1}
     *
     * @param order numbers of pictures
     * @param from the first place in the order
     * @param to the place after the last
     */
    public INDArray inputs(int[] order, int from, int to) {
        float[] rows = new float[(to - from) * PIXELS];
        for (int i = from; i < to; i++) {
            int source = order[i] * PIXELS;
            int target = (i - from) * PIXELS;
            for (int p = 0; p < PIXELS; p++) {
                rows[target + p] = (pixels[source + p] & 0xFF) / 255f;
            }
        }
        return Nd4j.create(rows, new long[] {to - from, PIXELS}, 'c');
    }

    /**
     * {@return the right answers of a batch (B, 10), FLOAT: a single 1 in each row}
     *
     * @param order the numbers of the pictures in the order of this epoch
     * @param from the first place of the batch in {@code order}
     * @param to the place after its last; B = to − from
     */
    public INDArray targets(int[] order, int from, int to) {
        float[] oneHot = new float[(to - from) * DIGITS];
        for (int i = from; i < to; i++) {
            oneHot[(i - from) * DIGITS + labels[order[i]]] = 1;
        }
        return Nd4j.create(oneHot, new long[] {to - from, DIGITS}, 'c');
    }
}
