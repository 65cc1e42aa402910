package dev.aifromzero.level5.lessons;

import dev.aifromzero.kit.io.AtomicFiles;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/**
 * Takes a picture over into the lessons in few bytes: with a palette, one byte a point instead of three, and if that is not enough with fewer points.
 */
final class SmallPicture {
    /** The most bytes that a picture of the lessons may have. */
    static final int MOST_BYTES = 60_000;

    private static final int WIDEST = 900;
    private static final int HIGHEST = 1000;
    private static final double NEXT_SIZE = 0.85;
    private static final int COLOURS = 256;
    private static final int WHITE = 255;

    private SmallPicture() {}

    /** Writes the picture to another file, smaller if need be. */
    static void copy(Path from, Path to) throws IOException {
        BufferedImage image = ImageIO.read(from.toFile());
        double size = Math.min(1, Math.min(WIDEST / (double) image.getWidth(), HIGHEST / (double) image.getHeight()));
        byte[] bytes = png(image, size);
        while (bytes.length > MOST_BYTES) {
            size *= NEXT_SIZE;
            bytes = png(image, size);
        }
        byte[] smallEnough = bytes;
        AtomicFiles.write(to, out -> out.write(smallEnough));
    }

    private static byte[] png(BufferedImage image, double size) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(withPalette(scaled(image, size)), "png", bytes);
        return bytes.toByteArray();
    }

    /** Halves as long as that is possible, because a single large step would skip points. */
    private static BufferedImage scaled(BufferedImage image, double size) {
        if (size < 0.5) {
            return scaled(scaled(image, 0.5), size * 2);
        }
        int width = (int) Math.round(image.getWidth() * size);
        int height = (int) Math.round(image.getHeight() * size);
        BufferedImage smaller = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = smaller.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(image, 0, 0, width, height, null);
        graphics.dispose();
        return smaller;
    }

    /** Rounds the colours, more and more coarsely, until a palette of one byte holds them all. */
    private static BufferedImage withPalette(BufferedImage image) {
        int[] points = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        int step = 1;
        while (colours(points, step).length > COLOURS) {
            step++;
        }
        int[] palette = colours(points, step);
        byte[] indices = new byte[points.length];
        for (int i = 0; i < points.length; i++) {
            indices[i] = (byte) Arrays.binarySearch(palette, rounded(points[i], step));
        }
        BufferedImage result = new BufferedImage(
                image.getWidth(),
                image.getHeight(),
                BufferedImage.TYPE_BYTE_INDEXED,
                new IndexColorModel(Byte.SIZE, palette.length, palette, 0, false, -1, DataBuffer.TYPE_BYTE));
        result.getRaster().setDataElements(0, 0, image.getWidth(), image.getHeight(), indices);
        return result;
    }

    private static int[] colours(int[] points, int step) {
        return IntStream.of(points)
                .map(point -> rounded(point, step))
                .distinct()
                .sorted()
                .toArray();
    }

    /** {@return the colour with each of its three parts rounded to a multiple of the step; white and black stay} */
    private static int rounded(int colour, int step) {
        return part(colour >> 16, step) << 16 | part(colour >> 8, step) << 8 | part(colour, step);
    }

    private static int part(int bits, int step) {
        int value = bits & WHITE;
        return Math.max(0, WHITE - (WHITE - value + step / 2) / step * step);
    }
}
