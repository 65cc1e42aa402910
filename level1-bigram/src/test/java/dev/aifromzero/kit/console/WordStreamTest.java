package dev.aifromzero.kit.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.aifromzero.kit.error.Printable;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Text that a model writes, on its way to the terminal. */
class WordStreamTest {
    @Test
    void anAnswerThatComesInPiecesIsBrokenBetweenWords() {
        WordStream stream = new WordStream(12, 7);
        StringBuilder shown = new StringBuilder();
        for (String piece : List.of("Ra", "in is wa", "ter th", "at falls.", "\nYes ", "it do", "es")) {
            shown.append(stream.accept(piece));
        }
        shown.append(stream.finish());
        assertEquals("Rain\nis water\nthat falls.\nYes it does", shown.toString());
    }

    @Test
    void aPipeGetsTheTextWithoutNewLineBreaks() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        WordStream stream = WordStream.on(Console.on(nowhere, 10, false, false), 0);
        String text = "one two three four five";
        assertEquals(text, stream.accept(text) + stream.finish());
    }

    @Test
    void controlCharactersOfAModelDoNotReachTheTerminal() {
        assertEquals("a\uFFFD[2J\uFFFDb\n\té", Printable.of("a\u001b[2J\u0007b\n\té"));
    }
}
