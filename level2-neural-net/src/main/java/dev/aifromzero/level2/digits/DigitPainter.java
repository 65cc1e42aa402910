package dev.aifromzero.level2.digits;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.random.RandomGenerator;

/**
 * Draws digits, no two alike: font, size, slant, rotation, place, thickness, blur and noise are all left to chance.
 *
 * <p>The same seed gives the same pictures on the same computer; other computers have other fonts.
 */
public final class DigitPainter {
    private static final String[] FONTS = {Font.SERIF, Font.SANS_SERIF, Font.MONOSPACED};
    private static final int[] STYLES = {Font.PLAIN, Font.BOLD, Font.ITALIC, Font.BOLD | Font.ITALIC};
    private static final int FONT_SIZE = 64;
    private static final double SMALLEST_HEIGHT = 16;
    private static final double TALLEST_HEIGHT = 22;
    private static final double MOST_STRETCH = 0.15;
    private static final double MOST_ROTATION = Math.toRadians(15);
    private static final double MOST_SLANT = 0.2;
    private static final double MOST_SHIFT = 2.5;
    private static final double THINNEST = -0.5;
    private static final double THICKEST = 1.7;
    private static final double FAINTEST_INK = 0.65;
    private static final double MOST_BLUR = 0.35;
    private static final double MOST_NOISE = 0.12;

    private final Shape[][] outlines;

    private DigitPainter(Shape[][] outlines) {
        this.outlines = outlines;
    }

    /**
     * {@return a painter with the fonts of this computer}
     *
     * @throws IllegalStateException where Java finds no fonts, as on some servers
     */
    public static DigitPainter create() {
        return create(DigitPainter::outlines);
    }

    /** What can be tried and may fail as Java does where there are no fonts. */
    @FunctionalInterface
    interface FontReader {
        Shape[][] read();
    }

    static DigitPainter create(FontReader fonts) {
        try {
            return new DigitPainter(fonts.read());
        } catch (RuntimeException | LinkageError | InternalError noFonts) {
            // Depending on its version, Java reports missing fonts or font libraries as any of these.
            throw new IllegalStateException("This computer has no fonts that Java can draw digits with", noFonts);
        }
    }

    /** The outline of each digit in each font and style, its middle at (0, 0) and 1 high. */
    private static Shape[][] outlines() {
        FontRenderContext context = new FontRenderContext(null, true, true);
        Shape[][] outlines = new Shape[FONTS.length * STYLES.length][DigitImages.DIGITS];
        for (int font = 0; font < outlines.length; font++) {
            Font drawn = new Font(FONTS[font / STYLES.length], STYLES[font % STYLES.length], FONT_SIZE);
            for (int digit = 0; digit < DigitImages.DIGITS; digit++) {
                Shape outline = drawn.createGlyphVector(context, Integer.toString(digit))
                        .getOutline();
                Rectangle2D bounds = outline.getBounds2D();
                if (bounds.isEmpty()) {
                    throw new IllegalStateException("The font " + drawn.getFontName() + " has no digits");
                }
                AffineTransform toMiddle =
                        AffineTransform.getScaleInstance(1 / bounds.getHeight(), 1 / bounds.getHeight());
                toMiddle.translate(-bounds.getCenterX(), -bounds.getCenterY());
                outlines[font][digit] = toMiddle.createTransformedShape(outline);
            }
        }
        return outlines;
    }

    /**
     * {@return pictures of digits, each of the ten equally often as far as the number allows, in random order}
     *
     * @param count N, at least 0
     * @param random decides about every picture: the same generator and fonts give the same pictures
     */
    public DigitImages paint(int count, RandomGenerator random) {
        byte[] pixels = new byte[count * DigitImages.PIXELS];
        byte[] labels = new byte[count];
        for (int i = 0; i < count; i++) {
            labels[i] = (byte) (i % DigitImages.DIGITS);
        }
        for (int i = count - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            byte label = labels[i];
            labels[i] = labels[other];
            labels[other] = label;
        }
        for (int i = 0; i < count; i++) {
            float[] picture = paintOne(labels[i], random);
            for (int p = 0; p < picture.length; p++) {
                pixels[i * DigitImages.PIXELS + p] = (byte) Math.round(picture[p] * 255);
            }
        }
        return new DigitImages(pixels, labels);
    }

    /** {@return one picture, row after row, each dot from 0 to 1} */
    float[] paintOne(int digit, RandomGenerator random) {
        BufferedImage image = new BufferedImage(DigitImages.SIDE, DigitImages.SIDE, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        Shape shape = place(random).createTransformedShape(outlines[random.nextInt(outlines.length)][digit]);
        pen.setColor(Color.WHITE);
        pen.fill(shape);
        double thickness = between(THINNEST, THICKEST, random);
        pen.setColor(thickness > 0 ? Color.WHITE : Color.BLACK); // black along the edge makes it thinner
        pen.setStroke(new BasicStroke((float) Math.abs(thickness), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        pen.draw(shape);
        pen.dispose();
        return noisy(blurred(dots(image), between(0, MOST_BLUR, random)), random);
    }

    /** From an outline of height 1 around (0, 0) to its place in the picture. */
    private static AffineTransform place(RandomGenerator random) {
        double middle = DigitImages.SIDE / 2.0;
        AffineTransform place = AffineTransform.getTranslateInstance(
                middle + between(-MOST_SHIFT, MOST_SHIFT, random), middle + between(-MOST_SHIFT, MOST_SHIFT, random));
        place.rotate(between(-MOST_ROTATION, MOST_ROTATION, random));
        place.shear(between(-MOST_SLANT, MOST_SLANT, random), 0);
        double height = between(SMALLEST_HEIGHT, TALLEST_HEIGHT, random);
        place.scale(height * (1 + between(-MOST_STRETCH, MOST_STRETCH, random)), height);
        return place;
    }

    private static double between(double least, double most, RandomGenerator random) {
        return least + (most - least) * random.nextDouble();
    }

    private static float[] dots(BufferedImage image) {
        byte[] grey = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        float[] dots = new float[grey.length];
        for (int i = 0; i < dots.length; i++) {
            dots[i] = (grey[i] & 0xFF) / 255f;
        }
        return dots;
    }

    /** Each dot keeps a part of its ink and gives the rest to its neighbours, first across, then down. */
    private static float[] blurred(float[] dots, double toNeighbours) {
        float[] across = spread(dots, 1, (float) toNeighbours);
        return spread(across, DigitImages.SIDE, (float) toNeighbours);
    }

    private static float[] spread(float[] dots, int distance, float toNeighbours) {
        float[] spread = new float[dots.length];
        for (int i = 0; i < dots.length; i++) {
            int place = distance == 1 ? i % DigitImages.SIDE : i / DigitImages.SIDE;
            float before = place == 0 ? 0 : dots[i - distance];
            float after = place == DigitImages.SIDE - 1 ? 0 : dots[i + distance];
            spread[i] = (1 - toNeighbours) * dots[i] + toNeighbours * (before + after) / 2;
        }
        return spread;
    }

    private static float[] noisy(float[] dots, RandomGenerator random) {
        float ink = (float) between(FAINTEST_INK, 1, random);
        float noise = (float) between(0, MOST_NOISE, random);
        for (int i = 0; i < dots.length; i++) {
            float dot = dots[i] * ink + noise * (float) random.nextGaussian();
            dots[i] = Math.max(0, Math.min(1, dot));
        }
        return dots;
    }
}
