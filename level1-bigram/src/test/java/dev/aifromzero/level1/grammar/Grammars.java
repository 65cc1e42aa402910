package dev.aifromzero.level1.grammar;

import java.util.List;

/** Small grammars for tests, and ours, read once. */
final class Grammars {
    /** Two kinds of sentences, three creatures, agreement of number and of gender. */
    static final String SMALL = """
            # a comment
            <story> = <start ?who ?pro> <go-on ?who ?pro>
            <sentence> = <start> | <go-on>
            <start ?who ?pro> = One day <actor ?who ?pro> <was ?pro> here.
            <go-on ?who ?pro> = "<i ?pro> will <go form=base>!" said <actor ?who ?pro>, and <he ?pro> <go form=past>.
            <actor ?who pro=she> = <girl ?who>
            <actor ?who pro=they> = the <group ?who>
            <girl who=*> = Asha | Leela
            <group who=*> = twins
            <he pro=she> = she
            <he pro=they> = they
            <i pro=she/he> = I
            <i pro=they> = we
            <was pro=she/he> = was
            <was pro=they> = were
            <go form=base> = run | sing
            <go form=past> = ran | sang
            """;

    private static Grammar ours;

    private Grammars() {}

    static Grammar small() {
        return GrammarReader.read("small.grammar", SMALL);
    }

    static synchronized Grammar ours() throws Exception {
        if (ours == null) {
            ours = Grammar.ofStories();
        }
        return ours;
    }

    static Parse sentence(Grammar grammar, String sentence) {
        return new ChartParser(grammar).sentence(Word.of(sentence));
    }

    static boolean story(Grammar grammar, String story) {
        List<List<Word>> sentences =
                SentenceCutter.cut(story).sentences().stream().map(Word::of).toList();
        return new ChartParser(grammar).story(sentences).wellFormed();
    }
}
