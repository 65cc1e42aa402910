package dev.aifromzero.kit.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DisplayWidthTest {
    @Test
    void latinLettersTakeOneColumnEach() {
        assertEquals(5, DisplayWidth.of("zebra"));
    }

    @Test
    void hindiVowelSignsTakeNoColumnAndEmojiTakeTwo() {
        assertEquals(1, DisplayWidth.of("कु"));
        assertEquals(2, DisplayWidth.of("😀"));
    }

    @Test
    void colourCodesTakeNoColumn() {
        assertEquals(3, DisplayWidth.of("\u001b[36mabc\u001b[0m"));
    }

    @Test
    void paddingCountsColumnsNotChars() {
        assertEquals("😀  |", DisplayWidth.padRight("😀", 4) + "|");
        assertEquals("  😀|", DisplayWidth.padLeft("😀", 4) + "|");
    }

    @Test
    void aTextThatIsTooLongEndsWithAnEllipsis() {
        assertEquals("abc…", DisplayWidth.fit("abcdef", 4));
        assertEquals("abcd", DisplayWidth.fit("abcd", 4));
    }

    @Test
    void wrappingBreaksAtSpacesAndKeepsLineBreaks() {
        assertEquals(List.of("one two", "three", "four"), DisplayWidth.wrap("one two three\nfour", 8));
    }

    @Property
    void noWrappedLineIsWiderThanAskedUnlessItIsOneWord(
            @ForAll @AlphaChars String first,
            @ForAll @AlphaChars String second,
            @ForAll @IntRange(min = 1, max = 40) int width) {
        for (String line : DisplayWidth.wrap(first + " " + second + " " + first, width)) {
            assertTrue(DisplayWidth.of(line) <= width || !line.strip().contains(" "), line);
        }
    }
}
