package dev.aifromzero.level5.lessons;

import dev.aifromzero.level1.io.AtomicFiles;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import javax.imageio.ImageIO;

/**
 * Takes a picture over into the lessons in few bytes: with a palette of its most frequent colours, one byte a point
 * instead of three, and if that is not enough with fewer points.
 */
final class SmallPicture {
    /** The most bytes that a picture of the lessons may have. */
    static final int MOST_BYTES = 60_000;

    private static final int WIDEST = 900;
    private static final double NEXT_SIZE = 0.85;
    private static final int COLOURS = 256;

    private SmallPicture() {}

    /** Writes the picture to another file, smaller if need be. */
    static void copy(Path from, Path to) throws IOException {
        BufferedImage image = ImageIO.read(from.toFile());
        double size = Math.min(1, WIDEST / (double) image.getWidth());
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

    private static BufferedImage withPalette(BufferedImage image) {
        int[] points = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        Map<Integer, Integer> frequency = new HashMap<>();
        for (int point : points) {
            frequency.merge(point, 1, Integer::sum);
        }
        int[] palette = frequency.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(COLOURS)
                .mapToInt(Map.Entry::getKey)
                .toArray();
        Map<Integer, Integer> nearest = new HashMap<>();
        BufferedImage result = new BufferedImage(
                image.getWidth(),
                image.getHeight(),
                BufferedImage.TYPE_BYTE_INDEXED,
                new IndexColorModel(8, palette.length, palette, 0, false, -1, DataBuffer.TYPE_BYTE));
        byte[] indices = new byte[points.length];
        for (int i = 0; i < points.length; i++) {
            indices[i] = (byte) (int) nearest.computeIfAbsent(points[i], point -> nearest(palette, point));
        }
        result.getRaster().setDataElements(0, 0, image.getWidth(), image.getHeight(), indices);
        return result;
    }

    private static int nearest(int[] palette, int colour) {
        int best = 0;
        for (int i = 1; i < palette.length; i++) {
            if (distance(palette[i], colour) < distance(palette[best], colour)) {
                best = i;
            }
        }
        return best;
    }

    private static int distance(int a, int b) {
        int red = (a >> 16 & 255) - (b >> 16 & 255);
        int green = (a >> 8 & 255) - (b >> 8 & 255);
        int blue = (a & 255) - (b & 255);
        return red * red + green * green + blue * blue;
    }
}
