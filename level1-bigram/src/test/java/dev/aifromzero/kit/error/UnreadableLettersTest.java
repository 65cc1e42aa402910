package dev.aifromzero.kit.error;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UnreadableLettersTest {
    private static final String ASCII = "ANSI_X3.4-1968";

    @Test
    void aNameWhoseLettersWereLostIsShownWithARemedy() {
        UserError error = UnreadableLetters.in(ASCII, "/home", List.of("--file", "\uFFFD\uFFFD.txt"))
                .orElseThrow();
        assertTrue(error.getMessage().endsWith("cannot read ??.txt"), error.getMessage());
        assertTrue(error.remedy().contains("LC_ALL=C.UTF-8"));
    }

    @Test
    void thePresentFolderCountsToo() {
        assertTrue(UnreadableLetters.in(ASCII, "/home/\uFFFD", List.of()).isPresent());
    }

    @Test
    void plainLettersAndUtf8AreFine() {
        assertEquals(Optional.empty(), UnreadableLetters.in(ASCII, "/home", List.of("a.txt")));
        assertEquals(Optional.empty(), UnreadableLetters.in("UTF-8", "/home", List.of("\uFFFD")));
        assertTrue(UnreadableLetters.in("no such charset", "/home", List.of("\uFFFD"))
                .isPresent());
    }
}
