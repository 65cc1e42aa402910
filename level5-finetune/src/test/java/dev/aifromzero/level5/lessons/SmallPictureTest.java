package dev.aifromzero.level5.lessons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.function.IntBinaryOperator;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmallPictureTest {
    @TempDir
    Path folder;

    @Test
    void aPictureOfFewColoursKeepsEveryPoint() throws IOException {
        int[] colours = {0xFFFFFF, 0x000000, 0x4A9FDB, 0xB9DDF5};
        BufferedImage copy = copy(300, 200, (x, y) -> colours[(x / 7 + y / 5) % colours.length]);
        assertEquals(300, copy.getWidth());
        assertEquals(200, copy.getHeight());
        for (int x = 0; x < 300; x++) {
            for (int y = 0; y < 200; y++) {
                assertEquals(colours[(x / 7 + y / 5) % colours.length], copy.getRGB(x, y) & 0xFFFFFF);
            }
        }
    }

    @Test
    void aPictureThatCannotBePackedBecomesSmaller() throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        BufferedImage copy = copy(1400, 900, (x, y) -> random.nextInt(1 << 24));
        assertTrue(Files.size(folder.resolve("copy.png")) <= SmallPicture.MOST_BYTES);
        assertEquals(1400 / 900.0, copy.getWidth() / (double) copy.getHeight(), 0.05);
    }

    @Test
    void blackWritingStaysBlackBesideManyColours() throws IOException {
        BufferedImage copy = copy(600, 400, (x, y) -> y < 20 ? 0 : (x * 255 / 600) << 16 | (y * 255 / 400) << 8);
        assertEquals(0, copy.getRGB(300, 10) & 0xFFFFFF);
    }

    @Test
    void aProgramThatDoesNotExistIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> LevelProgram.of("level6"));
    }

    private BufferedImage copy(int width, int height, IntBinaryOperator colour) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < width; x++) {
            for (int y = 0; y < height; y++) {
                image.setRGB(x, y, colour.applyAsInt(x, y));
            }
        }
        Path original = folder.resolve("original.png");
        ImageIO.write(image, "png", original.toFile());
        SmallPicture.copy(original, folder.resolve("copy.png"));
        return ImageIO.read(folder.resolve("copy.png").toFile());
    }
}
