package dev.aifromzero.level1.text;

import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.io.ProjectPaths;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;

/**
 * Reads text the same way for every model: UTF-8, Unicode normal form C (so that é is always one character), line ends
 * as {@code \n}, nothing blank before or after.
 */
public final class Corpus {
    private static final int FIRST_COMBINING = 0x300;

    private Corpus() {}

    /**
     * {@return the text of a file}
     *
     * @param file UTF-8, as large as memory allows
     * @throws UserError if the file is missing, a folder, not UTF-8 or empty
     * @throws IOException if the file cannot be read
     */
    public static String read(Path file) throws IOException {
        String text = normalize(readExactly(file));
        if (text.isEmpty()) {
            throw empty(file);
        }
        return text;
    }

    /**
     * {@return the text of a file as it stands there, with every space and line end: for tokenizers, whose numbers
     * depend on each character}
     *
     * @param file UTF-8, as large as memory allows
     * @throws UserError if the file is missing, a folder, not UTF-8 or empty
     * @throws IOException if the file cannot be read
     */
    public static String readExactly(Path file) throws IOException {
        requireFile(file);
        try {
            String text = Files.readString(file);
            if (text.isEmpty()) {
                throw empty(file);
            }
            return text;
        } catch (CharacterCodingException e) {
            throw notUtf8(file);
        }
    }

    /**
     * Makes sure that there is a file to read.
     *
     * @param file anything that the user named
     * @throws UserError if the file is missing or a folder
     */
    public static void requireFile(Path file) {
        if (Files.isDirectory(file)) {
            throw new UserError(ProjectPaths.display(file) + " is a folder, not a text file", "Name a file inside it");
        }
        if (!Files.exists(file)) {
            throw new UserError("There is no file " + ProjectPaths.display(file), "Check the path and its spelling");
        }
    }

    /**
     * {@return what to say of a file that has bytes which are no UTF-8}
     *
     * @param file named in the sentence
     */
    public static UserError notUtf8(Path file) {
        return new UserError(
                ProjectPaths.display(file) + " is not UTF-8 text", "Save it as UTF-8 in your editor and try again");
    }

    /**
     * {@return what to say of a file with nothing in it but white space}
     *
     * @param file named in the sentence
     */
    public static UserError empty(Path file) {
        return new UserError(ProjectPaths.display(file) + " is empty", "Choose a file with some text in it");
    }

    /**
     * {@return the text in normal form C, without a byte order mark, with {@code \n} line ends, blanks at both ends cut}
     *
     * @param raw a whole text as a file has it
     */
    public static String normalize(String raw) {
        String unmarked = raw.startsWith("\uFEFF") ? raw.substring(1) : raw;
        return normalForm(unmarked).strip();
    }

    /**
     * {@return the text in normal form C with {@code \n} line ends; nothing is cut: for a piece of a longer text}
     *
     * @param piece cut neither inside a line end {@code \r\n} nor before a combining sign
     */
    public static String normalForm(String piece) {
        // Nothing below U+0300 changes in normal form C: most texts need no second look.
        String composed = piece.chars().allMatch(c -> c < FIRST_COMBINING)
                ? piece
                : Normalizer.normalize(piece, Normalizer.Form.NFC);
        return composed.indexOf('\r') < 0
                ? composed
                : composed.replace("\r\n", "\n").replace('\r', '\n');
    }
}
