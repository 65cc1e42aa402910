package dev.aifromzero.kit.error;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Notices letters that Java has lost before the program began: with a language setting such as {@code LC_ALL=C} it takes
 * the names of files and folders for ASCII, and Hindi letters are gone.
 */
public final class UnreadableLetters {
    private static final char LOST = '\uFFFD';

    private UnreadableLetters() {}

    /**
     * {@return what to say where letters were lost}
     *
     * @param encoding how Java reads names and arguments, e.g. "ANSI_X3.4-1968"
     * @param folder the present folder
     * @param args what the user typed
     */
    public static Optional<UserError> in(String encoding, String folder, List<String> args) {
        if (isUtf8(encoding)) {
            return Optional.empty(); // then the letter itself was typed
        }
        return Stream.concat(args.stream(), Stream.of(folder))
                .filter(text -> text.indexOf(LOST) >= 0)
                .findFirst()
                .map(text -> new UserError(
                        "The language setting of this terminal has no letters such as Hindi's or é, so Java cannot read "
                                + text.replace(LOST, '?'),
                        "Set a language with UTF-8, for example LC_ALL=C.UTF-8, or use English letters in names"));
    }

    private static boolean isUtf8(String encoding) {
        try {
            return Charset.forName(encoding).equals(StandardCharsets.UTF_8);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return false;
        }
    }
}
