package dev.aifromzero.level5.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.kit.console.DisplayWidth;
import java.util.List;
import org.junit.jupiter.api.Test;

class SideBySideTest {
    @Test
    void twoTextsStandInTwoColumns() {
        List<String> lines = SideBySide.lines("base", "one two three", "tuned", "four", 21);
        assertEquals("base      │  tuned", lines.get(0));
        assertEquals("one two   │  four", lines.get(2));
        assertEquals("three     │", lines.get(3));
    }

    @Test
    void noLineIsWiderThanAllowed() {
        String hindi = "पानी बादलों से गिरता है ".repeat(10) + "x".repeat(200);
        for (int width : new int[] {40, 80, 120}) {
            for (String line : SideBySide.lines("base", hindi, "tuned", hindi, width)) {
                assertTrue(DisplayWidth.of(line) <= width, line);
            }
        }
    }
}
