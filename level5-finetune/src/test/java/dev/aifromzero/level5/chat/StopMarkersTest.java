package dev.aifromzero.level5.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class StopMarkersTest {
    private static final List<String> MARKERS = List.of("### Question:", "### Answer:");

    @Test
    void whatComesBeforeAMarkerIsShownAndTheRestIsNot() {
        StopMarkers filter = new StopMarkers(MARKERS);
        assertEquals("Rain is water.", filter.accept("Rain is water.\n\n### Question:\nWhat"));
        assertTrue(filter.stopped());
        assertEquals("", filter.accept(" more"));
        assertEquals("", filter.finish());
    }

    @Property
    void aMarkerIsFoundHoweverItIsSplit(@ForAll @Size(max = 8) List<@IntRange(min = 1, max = 6) Integer> lengths) {
        String text = "Rain is # water.\n\n### Answer:\nno";
        StopMarkers filter = new StopMarkers(MARKERS);
        StringBuilder shown = new StringBuilder();
        int at = 0;
        for (int i = 0; at < text.length(); i++) {
            int length = lengths.isEmpty() ? 1 : lengths.get(i % lengths.size());
            int end = Math.min(text.length(), at + length);
            shown.append(filter.accept(text.substring(at, end)));
            at = end;
        }
        shown.append(filter.finish());
        assertTrue(filter.stopped());
        assertEquals("Rain is # water.", shown.toString());
    }

    @Test
    void theBeginningOfAMarkerIsHeldBackAndShownWhenItWasNone() {
        StopMarkers filter = new StopMarkers(MARKERS);
        assertEquals("Use", filter.accept("Use ### "));
        assertEquals(" ### Quiz", filter.accept("Quiz"));
        assertEquals("", filter.accept("\n### Ans"));
        assertEquals("\n### Ans", filter.finish());
        assertFalse(filter.stopped());
    }

    @Test
    void blanksAtBothEndsAreNoPartOfTheAnswer() {
        StopMarkers filter = new StopMarkers(MARKERS);
        assertEquals("", filter.accept("\n "));
        assertEquals("A", filter.accept("A "));
        assertEquals(" b", filter.accept("b\n"));
        assertEquals("", filter.finish());
    }

    @Test
    void theEarlierOfTwoMarkersEndsTheAnswer() {
        StopMarkers filter = new StopMarkers(MARKERS);
        assertEquals("A", filter.accept("A\n### Answer:\n### Question:"));
    }

    @Test
    void aMarkerWithALineBreakCountsAtTheStartOfALineOnly() {
        StopMarkers filter = new StopMarkers(List.of("\nQ:"));
        assertEquals("An FAQ: see", filter.accept("An FAQ: see\n"));
        assertEquals("", filter.accept("Q"));
        assertEquals("\nQuick", filter.accept("uick"));
        assertFalse(filter.stopped());
        assertEquals("", filter.accept("\nQ:"));
        assertTrue(filter.stopped());
    }

    @Test
    void theAnswerItselfBeginsAtTheStartOfALine() {
        StopMarkers filter = new StopMarkers(List.of("\nQ:"));
        assertEquals("", filter.accept("Q"));
        assertEquals("", filter.accept(": What?"));
        assertTrue(filter.stopped());
    }
}
