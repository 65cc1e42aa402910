package dev.aifromzero.level1.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class SentenceCutterTest {
    private static List<String> cut(String text) {
        return SentenceCutter.cut(text).sentences();
    }

    @Test
    void sentencesEndAtTheirMarks() {
        assertEquals(List.of("He ran.", "Why?", "So it was!"), cut("He ran. Why? So it was!"));
    }

    @Test
    void aQuotationThatGoesOnBelongsToItsSentence() {
        assertEquals(List.of("\"Why? Oh!\" asked the crow.", "It flew."), cut("\"Why? Oh!\" asked the crow. It flew."));
        assertEquals(List.of("\"Two. Three.\"", "It flew."), cut("\"Two. Three.\" It flew."));
    }

    @Test
    void whatStandsBehindTheLastEndIsTheRest() {
        SentenceCutter.Cut cut = SentenceCutter.cut("He ran. And th");
        assertEquals(List.of("He ran."), cut.sentences());
        assertEquals("And th", cut.rest());
    }

    @Test
    void anOpenQuotationDoesNotSwallowTheSentencesBehindIt() {
        assertEquals(List.of("\"Why?", "He ran.", "She ran."), cut("\"Why? He ran. She ran."));
    }

    @Test
    void marksInsideANumberEndNothing() {
        assertEquals(List.of("It cost 3.50 rupees."), cut("It cost 3.50 rupees."));
    }
}
