package dev.aifromzero.kit.error;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RemedyTest {
    private static final String SENTENCE = "The order must be from 1 to 8, not 9";
    private static final Remedy REMEDY = new Remedy("Try 3");

    private static Remedy.Use<String, RuntimeException> throwing(RuntimeException failure) {
        return () -> {
            throw failure;
        };
    }

    @Test
    void whatTheModelGivesPassesThrough() {
        assertEquals("abc", REMEDY.around(() -> "abc"));
    }

    @Test
    void aRefusalKeepsItsSentenceAndGetsTheRemedy() {
        for (RuntimeException refused :
                List.of(new IllegalArgumentException(SENTENCE), new IllegalStateException(SENTENCE))) {
            UserError error = assertThrows(UserError.class, () -> REMEDY.around(throwing(refused)));
            assertEquals(SENTENCE, error.getMessage());
            assertEquals("Try 3", error.remedy());
            assertSame(refused, error.getCause());
        }
    }

    @Test
    void whatElseGoesWrongPassesUnchanged() {
        IOException full = new IOException("no space left");
        assertSame(
                full,
                assertThrows(
                        IOException.class,
                        () -> REMEDY.around(() -> {
                            throw full;
                        })));
    }

    @Test
    void aUserErrorKeepsItsOwnRemedy() {
        UserError error = new UserError("data/x.txt is empty", "Choose another file");
        assertSame(error, assertThrows(UserError.class, () -> REMEDY.around(throwing(error))));
    }

    @Test
    void mistakesOfTheProgramPassUnchanged() {
        assertThrows(NumberFormatException.class, () -> REMEDY.around(() -> Integer.parseInt("three")));
        assertEquals(
                IllegalArgumentException.class,
                assertThrows(IllegalArgumentException.class, () -> REMEDY.around(() -> "a".repeat(-1)))
                        .getClass());
        assertThrows(NullPointerException.class, () -> REMEDY.around(throwing(new NullPointerException(SENTENCE))));
    }

    @Test
    void aRefusalThatNobodyCaughtIsStillReadable() {
        UserError error = ErrorMessages.explain(new IllegalArgumentException(SENTENCE));
        assertEquals(SENTENCE, error.getMessage());
        assertTrue(error.remedy().startsWith("Check the values and files that you gave"), error.remedy());
        assertTrue(error.remedy().contains(ErrorMessages.DEBUG_VARIABLE), error.remedy());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "word", "two\nlines of it"})
    void whatIsNoSentenceIsAMistakeOfTheProgram(String message) {
        IllegalStateException mistake = new IllegalStateException(message);
        assertSame(mistake, assertThrows(IllegalStateException.class, () -> REMEDY.around(throwing(mistake))));
        assertTrue(ErrorMessages.explain(mistake).getMessage().startsWith("Something went wrong"));
    }

    @Test
    void whatJavaRefusesIsAMistakeOfTheProgram() {
        Throwable mistake = assertThrows(IllegalArgumentException.class, () -> "a".repeat(-1));
        assertFalse(Refusal.is(mistake));
        assertTrue(ErrorMessages.explain(mistake).getMessage().startsWith("Something went wrong"));
    }
}
