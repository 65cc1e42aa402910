package dev.aifromzero.level1.grammar;

import static dev.aifromzero.level1.grammar.Grammars.sentence;
import static dev.aifromzero.level1.grammar.Grammars.small;
import static dev.aifromzero.level1.grammar.Grammars.story;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChartParserTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "One day Asha was here.",
                "One day the twins were here.",
                "\"I will run!\" said Leela, and she ran.",
                "\"We will sing!\" said the twins, and they ran."
            })
    void whatTheRulesCanWriteIsWellFormed(String sentence) {
        assertTrue(sentence(small(), sentence).wellFormed());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "One day Asha were here.",
                "One day the twins was here.",
                "\"I will run!\" said the twins, and they ran.",
                "\"I will run!\" said Leela, and they ran.",
                "\"I will ran!\" said Leela, and she ran.",
                "\"I will run!\" said Leela, and she run.",
                "One day Asha here was.",
                "one day Asha was here.",
                "One day asha was here.",
                "One Day Asha was here.",
                "\"i will run!\" said Leela, and she ran.",
                "One day Asha was here",
                "One day Asha was here..",
                "Asha."
            })
    void everythingElseIsNot(String sentence) {
        assertFalse(sentence(small(), sentence).wellFormed());
    }

    @Test
    void itSaysWhereASentenceBreaksAndWhatCouldHaveCome() {
        Parse parse = sentence(small(), "One day Asha is here.");
        assertEquals(3, parse.brokeAt());
        assertEquals(List.of("was"), parse.expected());
        assertFalse(parse.disagrees());
    }

    @Test
    void aWordInTheWrongFormIsToldFromAWrongWord() {
        Parse parse = sentence(small(), "One day the twins was here.");
        assertEquals(4, parse.brokeAt());
        assertEquals(List.of("were"), parse.expected());
        assertTrue(parse.disagrees());
    }

    @Test
    void aSentenceThatStopsTooEarlyBreaksAtItsEnd() {
        Parse parse = sentence(small(), "One day");
        assertEquals(2, parse.brokeAt());
        assertEquals(List.of("Asha", "Leela", "the"), parse.expected());
    }

    @Test
    void aStoryKeepsToItsNameAndPronoun() {
        assertTrue(story(small(), "One day Asha was here. \"I will run!\" said Asha, and she ran."));
        assertFalse(story(small(), "One day Asha was here. \"I will run!\" said Leela, and she ran."));
        assertFalse(story(small(), "One day Asha was here. \"We will run!\" said the twins, and they ran."));
        assertFalse(story(small(), "One day Asha was here."));
        assertFalse(story(small(), "One day Asha was here. One day Asha was here."));
    }

    @Test
    void rulesMayCallThemselvesOnEitherSide() {
        Grammar grammar = GrammarReader.read("lists", """
                <story> = <line>
                <sentence> = <line>
                <line> = <list>.
                <list> = <list> and <list> | ants
                """);
        assertTrue(sentence(grammar, "Ants and ants and ants and ants.").wellFormed());
        assertFalse(sentence(grammar, "Ants and and ants.").wellFormed());
    }

    @Test
    void theWorkIsBoundedHoweverManyWaysThereAre() {
        Grammar grammar = GrammarReader.read("ambiguous", """
                <story> = <line>
                <sentence> = <line>
                <line> = <list>.
                <list> = <list> <list> | <same> | ha
                <same> = <list>
                """);
        String sentence = "Ha" + " ha".repeat(120) + "."; // has more trees than there are atoms
        assertTimeoutPreemptively(
                Duration.ofMinutes(1),
                () -> assertTrue(sentence(grammar, sentence).wellFormed()));
    }
}
