package dev.aifromzero.level5.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

class ShapeTest {
    private static final String OUTPUT = """

            ╔══════════╗
            ║ Level 1  ║
            ╚══════════╝

            ── Step 1: 12.5 ways ────

            Some text
            on two lines.

            pair  count, of 30  share
            ────────────────────
            th    17     ███
            he    4      █

            0.5 ┤ ⠑⠢
            """;

    @Test
    void headingsAndTableHeadersStayAndNumbersGo() {
        assertEquals(
                "banner: Level #\n\nsection: Step #: # ways\ntext\ntable: pair | count, of # | share\nchart\n",
                Shape.of(OUTPUT));
    }

    @Test
    void anotherNumberKeepsTheShapeAndAnotherColumnDoesNot() {
        assertEquals(Shape.of(OUTPUT), Shape.of(OUTPUT.replace("17", "23").replace("12.5", "1")));
        assertNotEquals(Shape.of(OUTPUT), Shape.of(OUTPUT.replace("share", "part")));
        assertNotEquals(Shape.of(OUTPUT), Shape.of(OUTPUT.replace("Some text\non two lines.", "")));
    }
}
