package dev.aifromzero.level2.labs;

import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.Prompt;
import dev.aifromzero.kit.console.Table;
import dev.aifromzero.level2.wordvec.WordVectors;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Questions to word vectors: near WORD, like A B C, quit. */
final class WordDialogue {
    private static final int ANSWERS = 8;
    private static final int BAR_COLUMNS = 24;
    private static final String HELP =
            "Commands: near WORD (similar words), like A B C (A is to B as C is to what?)," + " help, quit.";

    private final Console console;
    private final WordVectors vectors;

    WordDialogue(Console console, WordVectors vectors) {
        this.console = console;
        this.vectors = vectors;
    }

    /** Answers until quit, or until the input ends. */
    void run(Prompt prompt) throws IOException {
        console.say(HELP);
        Optional<String> line = prompt.read("words> ");
        while (line.isPresent() && !isQuit(line.get())) {
            answer(line.get());
            line = prompt.read("words> ");
        }
    }

    private static boolean isQuit(String line) {
        return line.equalsIgnoreCase("quit") || line.equalsIgnoreCase("exit");
    }

    private void answer(String line) {
        if (line.isEmpty()) {
            return;
        }
        List<String> parts = List.of(line.toLowerCase(Locale.ROOT).split("\\s+"));
        List<String> words = parts.subList(1, parts.size());
        if (parts.get(0).equals("near") && words.size() == 1 && known(words)) {
            show(vectors.near(words.get(0), ANSWERS));
        } else if (parts.get(0).equals("like") && words.size() == 3 && known(words)) {
            console.say("%s is to %s as %s is to …", words.get(0), words.get(1), words.get(2));
            show(vectors.like(words.get(0), words.get(1), words.get(2), ANSWERS));
        } else if (parts.get(0).equals("near") && words.size() != 1) {
            console.say("near takes one word, e.g. near %s.", vectors.words().get(0));
        } else if (parts.get(0).equals("like") && words.size() != 3) {
            console.say("like takes three words, e.g. like he his she.");
        } else if (!List.of("near", "like").contains(parts.get(0))) {
            console.say(parts.get(0).equals("help") ? HELP : "There is no command '" + parts.get(0) + "'. " + HELP);
        }
    }

    private boolean known(List<String> words) {
        for (String word : words) {
            if (!vectors.knows(word)) {
                console.say("The word '%s' has no arrow: the text never has it, or too rarely.", word);
                return false;
            }
        }
        return true;
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
