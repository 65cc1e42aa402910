package dev.aifromzero.level2.labs;

import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.Table;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.level2.wordvec.WordVectors;
import java.util.List;
import java.util.Locale;

/** Questions to word vectors: {@code near WORD}, {@code like A B C}. */
final class WordDialogue extends Dialogue {
    private static final int ANSWERS = 8;
    private static final int BAR_COLUMNS = 24;

    private final WordVectors vectors;

    WordDialogue(Console console, WordVectors vectors) {
        super(console, "words> ");
        this.vectors = vectors;
    }

    @Override
    Table commands() {
        return new Table("Type", "and the model")
                .row("near mother", "shows the words with the most similar arrows")
                .row("like he his she", "answers: he is to his as she is to what?");
    }

    @Override
    void answer(String line) {
        List<String> parts = List.of(line.toLowerCase(Locale.ROOT).split("\\s+"));
        List<String> words = parts.subList(1, parts.size());
        switch (parts.get(0)) {
            case "near" -> {
                check(words, 1, "near takes one word", "near " + vectors.words().get(0));
                show(vectors.near(words.get(0), ANSWERS));
            }
            case "like" -> {
                check(words, 3, "like takes three words", "like he his she");
                console.say("%s is to %s as %s is to …", words.get(0), words.get(1), words.get(2));
                show(vectors.like(words.get(0), words.get(1), words.get(2), ANSWERS));
            }
            default ->
                throw new UserError(
                        "There is no command '" + parts.get(0) + "'", "Type near or like and then words, or help");
        }
    }

    private void check(List<String> words, int count, String rule, String example) {
        if (words.size() != count) {
            throw new UserError(rule, "For example: " + example);
        }
        for (String word : words) {
            if (!vectors.knows(word)) {
                throw new UserError(
                        "The word '" + word + "' has no arrow: the text never has it, or too rarely",
                        "Try an everyday word");
            }
        }
    }

    private void show(List<WordVectors.Match> matches) {
        Table table = new Table("Word", "cosine", "");
        for (WordVectors.Match match : matches) {
            table.row(
                    match.word(),
                    String.format(Locale.ROOT, "%6.3f", match.cosine()),
                    console.bar(match.cosine(), BAR_COLUMNS));
        }
        console.table(table);
    }
}
