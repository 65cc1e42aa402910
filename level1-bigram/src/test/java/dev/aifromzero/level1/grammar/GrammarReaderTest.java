package dev.aifromzero.level1.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.kit.error.UserError;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class GrammarReaderTest {
    private static final String FRAME = "<story> = <line>\n<sentence> = <line>\n";

    private static UserError refused(String rules) {
        return assertThrows(UserError.class, () -> GrammarReader.read("my.grammar", FRAME + rules));
    }

    private static void refused(String rules, String... contained) {
        UserError error = refused(rules);
        for (String part : contained) {
            assertTrue(error.getMessage().contains(part), error.getMessage());
        }
    }

    @Test
    void rulesAreCountedAlternativeByAlternative() {
        Grammar grammar =
                GrammarReader.read("a", FRAME + "<line> = <who>! | <who> <who>.\n<who pro=she/he> = Kim | you\n");
        assertEquals(2 + 2 + 4, grammar.ruleCount());
        assertEquals(2, grammar.wordCount());
    }

    @Test
    void theSmallGrammarWritesExactlyItsStories() {
        StoryMaker maker = new StoryMaker(Grammars.small(), new SplittableRandom(1));
        Set<String> texts = new TreeSet<>();
        for (int i = 0; i < 2_000; i++) {
            texts.add(maker.next().text());
        }
        // 3 actors, 2 verbs in the quotation, 2 verbs after it
        assertEquals(12, texts.size());
        assertTrue(texts.contains("One day the twins were here. \"We will sing!\" said the twins, and they ran."));
    }

    @Test
    void theNatsOfAStoryAreThoseOfItsChoices() {
        StoryMaker maker = new StoryMaker(Grammars.small(), new SplittableRandom(1));
        for (int i = 0; i < 50; i++) {
            StoryMaker.Story story = maker.next();
            double actor = story.text().contains("twins") ? Math.log(2) : Math.log(2) + Math.log(2);
            assertEquals(actor + 2 * Math.log(2), story.nats(), 1e-12, story.text());
        }
    }

    @Test
    void aSymbolWithoutARuleIsRefusedWithItsLine() {
        refused("<line> = Go <home>.", "Line 3 of my.grammar", "<home>");
        assertTrue(assertThrows(UserError.class, () -> GrammarReader.read("x", "<story> = Go."))
                .getMessage()
                .contains("<sentence>"));
    }

    @Test
    void aSymbolThatNeverEndsIsRefused() {
        refused("<line> = <long>.\n<long> = very <long> | most <longer>\n<longer> = <long>", "never ends", "<long");
    }

    @Test
    void aFeatureOrValueThatNobodyHasIsRefused() {
        refused("<line> = <be pro=shee>.\n<be pro=she> = is", "Line 3", "pro=shee");
        refused("<line> = <be form=she>.\n<be pro=she> = is", "form");
        refused("<line> = <be x=one>.\n<be pro=she> = is\n<be2 x=one> = was", "<be>", "x");
        refused(
                "<line> = <be pro=she num=two>.\n<be pro=she num=one> = is\n<be pro=he num=two> = are",
                "pro=she num=two");
    }

    @Test
    void aVariableThatStandsAloneIsRefused() {
        refused("<line> = <be ?pro> <she pro=?por>.\n<be pro=she> = is\n<she pro=she> = she", "only once");
    }

    @Test
    void linesThatAreNoRulesAreRefused() {
        refused("line = Go.", "is not a rule");
        refused("<line> =", "is not a rule");
        refused("<line> = Go. | ", "nothing in it");
        refused("<line> = Go > home.", "partner");
        refused("<Line> = Go.", "<Line>");
        refused("<line pro> = Go.", "cannot be read: pro");
        refused("<line a=b a=c> = Go.", "twice");
        refused("<line> = Go.\n<sentence> = Go.", "<sentence>");
    }

    @Test
    void rulesThatCannotAgreeEndWithASentenceAndNotForEver() {
        Grammar grammar =
                GrammarReader.read("x", FRAME + "<line> = <he ?pro> <is ?pro>.\n<he pro=he> = he\n<is pro=she> = is");
        IllegalStateException error = assertThrows(
                IllegalStateException.class, () -> new StoryMaker(grammar, new SplittableRandom(1)).next());
        assertTrue(error.getMessage().contains("<is>"), error.getMessage());
    }

    @Test
    void storiesWithoutAnEndInSightEndWithASentenceToo() {
        Grammar grammar = GrammarReader.read("x", FRAME + "<line> = " + "<line> ".repeat(8) + "| go");
        assertTrue(assertThrows(IllegalStateException.class, () -> {
                    StoryMaker maker = new StoryMaker(grammar, new SplittableRandom(1));
                    for (int i = 0; i < 200; i++) {
                        assertTrue(maker.next().text().length() <= 200_000);
                    }
                    throw new IllegalStateException("all came to an end");
                })
                .getMessage()
                .contains("end"));
    }
}
