package dev.aifromzero.level2.labs;

import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.DisplayWidth;
import dev.aifromzero.level2.digits.DigitImages;
import java.util.ArrayList;
import java.util.List;

/** Pictures of digits made of characters. */
final class DigitDrawing {
    private static final String SHADES = " .:-=+*#%@";
    private static final int BRAILLE_BLANK = 0x2800;
    /** The bit of each dot of a Braille character, by row and column (Unicode Standard, chapter 21.1). */
    private static final int[][] DOT_BITS = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};

    private static final int DOTS_DOWN = 4;
    private static final int DOTS_ACROSS = 2;
    private static final float INK = 0.4f;
    private static final int SMALL_WIDTH = DigitImages.SIDE / DOTS_ACROSS;
    private static final String GAP = "  ";

    private DigitDrawing() {}

    /** Writes one picture in grey: 28 columns and 14 rows, because a character is twice as high as it is wide. */
    static void large(Console console, DigitImages images, int image) {
        for (int row = 0; row < DigitImages.SIDE; row += 2) {
            StringBuilder line = new StringBuilder("  ");
            for (int column = 0; column < DigitImages.SIDE; column++) {
                float grey = (images.brightness(image, row, column) + images.brightness(image, row + 1, column)) / 2;
                line.append(SHADES.charAt(Math.min(SHADES.length() - 1, (int) (grey * SHADES.length()))));
            }
            console.line(line.toString().stripTrailing());
        }
    }

    /** Writes pictures side by side in black and white, 14 columns each, with captions; as many a row as fit. */
    static void small(Console console, DigitImages images, List<Integer> chosen, List<String> captions) {
        int room = Math.max(1, (console.width() + GAP.length()) / (SMALL_WIDTH + GAP.length()));
        for (int first = 0; first < chosen.size(); first += room) {
            int last = Math.min(chosen.size(), first + room);
            if (first > 0) {
                console.blank();
            }
            for (int row = 0; row < DigitImages.SIDE; row += DOTS_DOWN) {
                List<String> parts = new ArrayList<>();
                for (int image : chosen.subList(first, last)) {
                    parts.add(braille(images, image, row));
                }
                console.line(String.join(GAP, parts).stripTrailing());
            }
            List<String> under = captions.subList(first, last).stream()
                    .map(caption -> DisplayWidth.center(DisplayWidth.fit(caption, SMALL_WIDTH), SMALL_WIDTH))
                    .toList();
            console.line(String.join(GAP, under).stripTrailing());
        }
    }

    private static String braille(DigitImages images, int image, int top) {
        StringBuilder line = new StringBuilder();
        for (int left = 0; left < DigitImages.SIDE; left += DOTS_ACROSS) {
            int bits = 0;
            for (int down = 0; down < DOTS_DOWN; down++) {
                for (int across = 0; across < DOTS_ACROSS; across++) {
                    boolean ink = images.brightness(image, top + down, left + across) > INK;
                    bits |= ink ? DOT_BITS[down][across] : 0;
                }
            }
            line.append(bits == 0 ? " " : Character.toString(BRAILLE_BLANK + bits));
        }
        return line.toString();
    }
}
