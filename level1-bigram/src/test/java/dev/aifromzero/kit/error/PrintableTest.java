package dev.aifromzero.kit.error;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PrintableTest {
    @Test
    void controlCharactersCannotReachATerminal() {
        assertEquals("a\uFFFD[31mb\uFFFD\tc\nनमस्ते 😀", Printable.of("a\u001b[31mb\r\tc\nनमस्ते 😀"));
    }

    @Test
    void anExcerptIsTheBeginningOnOneLine() {
        assertEquals("one two three", Printable.excerpt("one\ntwo\tthree"));
        assertEquals("😀".repeat(100), Printable.excerpt("😀".repeat(100)));
        assertEquals("😀".repeat(100) + "…", Printable.excerpt("😀".repeat(101)));
    }
}
