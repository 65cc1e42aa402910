package dev.aifromzero.level1.grammar;

import dev.aifromzero.fuzz.Fuzz;
import dev.aifromzero.fuzz.Mutator;
import dev.aifromzero.kit.error.Remedy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Damaged grammars: each is read and writes stories, or is refused in a sentence. */
class GrammarFuzzTest {
    private static final Remedy REMEDY = new Remedy("Add a rule that fits there");
    private static final Mutator MUTATOR = new Mutator(List.of(
            "<",
            ">",
            "|",
            " | ",
            "=",
            " = ",
            "?",
            "?who",
            "pro=",
            "pro=she",
            "pro=she/he/it",
            "/",
            "a/",
            "who=*",
            "*",
            "#",
            "<story>",
            "<line>",
            "<>",
            "< >",
            "<x> = <x>\n",
            "<story> = <story>\n"));

    @Test
    void everyDamagedGrammarIsReadOrRefusedInASentence() {
        Fuzz.cases(300, random -> {
            byte[] damaged = MUTATOR.damaged(Grammars.SMALL, random);
            Fuzz.readOrRefused(() -> write(damaged, random));
        });
    }

    private static void write(byte[] rules, SplittableRandom random) {
        Grammar grammar = GrammarReader.read("my.grammar", new String(rules, StandardCharsets.UTF_8));
        StoryMaker maker = new StoryMaker(grammar, random);
        for (int i = 0; i < 3; i++) {
            Grammars.story(grammar, REMEDY.around(maker::next).text());
        }
    }
}
