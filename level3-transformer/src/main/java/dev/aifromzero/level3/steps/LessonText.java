package dev.aifromzero.level3.steps;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level1.text.CharTokenizer;
import dev.aifromzero.level1.text.Corpus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The text that a step works on, with every different character as a token.
 *
 * @param file where it comes from
 * @param text the text
 * @param tokenizer its characters, numbered
 */
record LessonText(Path file, String text, CharTokenizer tokenizer) {
    private static final String DEFAULT = "india.txt";
    private static final Pattern WORD_END = Pattern.compile("[^\\p{L}\\p{M}]+");

    /**
     * {@return the text of a file}
     *
     * @param file the file, or null for the project's own text
     * @param needed how many characters the step needs
     * @throws UserError if the file is missing, empty or shorter
     */
    static LessonText read(Path file, int needed) throws IOException {
        Path chosen = file == null ? ProjectPaths.data(DEFAULT) : file;
        String text = Corpus.read(chosen);
        int length = text.codePointCount(0, text.length());
        if (length < needed) {
            throw new UserError(
                    ProjectPaths.display(chosen) + " has " + length + " characters, but this step needs " + needed,
                    "Choose a longer text with --data, or leave the option out to use ours");
        }
        return new LessonText(chosen, text, CharTokenizer.fromText(text));
    }

    /** {@return the first word of at most six letters in which a letter comes twice, or else the first character twice} */
    String wordWithRepetition() {
        Optional<String> word = WORD_END.splitAsStream(text)
                .filter(candidate -> length(candidate) > 2 && length(candidate) <= 6)
                .filter(candidate -> candidate.codePoints().distinct().count() < length(candidate))
                .findFirst();
        return word.orElse(Character.toString(text.codePointAt(0)).repeat(2));
    }

    /** {@return the first word of exactly this many letters, or else the first characters of the text} */
    String wordOfLength(int letters) {
        return WORD_END.splitAsStream(text)
                .filter(candidate -> length(candidate) == letters)
                .findFirst()
                .orElse(start(letters));
    }

    /** {@return the first characters of the text} */
    String start(int characters) {
        return text.substring(0, text.offsetByCodePoints(0, characters));
    }

    /** {@return the tokens of the ids, each as it is shown in a table} */
    List<String> shown(int[] ids) {
        return Arrays.stream(ids).mapToObj(this::shown).toList();
    }

    /** {@return one token as it is shown in a table} */
    String shown(int id) {
        return dev.aifromzero.kit.console.Console.visible(tokenizer.token(id));
    }

    /** {@return ids as the 64-bit integers that the engine wants, shape (rows, columns)} */
    static NDArray array(NDManager manager, int[] ids, int rows, int columns) {
        return manager.create(Arrays.stream(ids).asLongStream().toArray(), new Shape(rows, columns));
    }

    private static int length(String word) {
        return word.codePointCount(0, word.length());
    }
}
