package dev.aifromzero.level1.text.clean;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Cuts what Project Gutenberg puts before and after its books: everything up to the line
 * {@code *** START OF THE PROJECT GUTENBERG EBOOK … ***}, everything from {@code *** END OF …} on, and the note on who
 * produced the file. Several books in one file are all kept. A text without such lines stays as it is.
 */
public final class GutenbergCleaner implements Cleaner {
    /** Before 2004 the end of the "small print" took the place of the start line. */
    private static final Pattern START = Pattern.compile(
            "^\\s*(?:\\*{3}\\s*START OF (?:THE |THIS )?PROJECT GUTENBERG\\b|\\*END\\*\\s*THE SMALL PRINT).*",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern END =
            Pattern.compile("^\\s*\\*{3}\\s*END OF (?:THE |THIS )?PROJECT GUTENBERG\\b.*", Pattern.CASE_INSENSITIVE);
    private static final Pattern SAYS_END =
            Pattern.compile("^\\s*End of (?:the |this )?Project Gutenberg.*", Pattern.CASE_INSENSITIVE);
    private static final Pattern PRODUCER = Pattern.compile(
            "^\\s*(?:Produced by|E-?text prepared by|This e-?text was (?:produced|prepared)|Transcribed from).*",
            Pattern.CASE_INSENSITIVE);
    /** A long title may run over a few lines before its closing stars come. */
    private static final int LONGEST_MARKER = 5;

    @Override
    public String name() {
        return "Project Gutenberg";
    }

    @Override
    public Result clean(String text) {
        List<String> lines = List.of(text.split("\r\n|\r|\n", -1));
        boolean hasStart = lines.stream().anyMatch(line -> START.matcher(line).matches());
        boolean hasEnd = lines.stream().anyMatch(line -> END.matcher(line).matches());
        if (!hasStart && !hasEnd) {
            return Result.of(text);
        }
        Book book = new Book(!hasStart);
        for (int i = 0; i < lines.size(); i++) {
            i = book.read(lines, i);
        }
        return Result.of(String.join("\n", book.kept))
                .and("headers", book.headers)
                .and("footers", book.footers)
                .and("notes of the producers", book.notes);
    }

    private static final class Book {
        private final List<String> kept = new ArrayList<>();
        private boolean inside;
        private boolean atBeginning;
        private long headers;
        private long footers;
        private long notes;

        Book(boolean inside) {
            this.inside = inside;
        }

        /** Reads one line, or several that belong together, and gives the number of the last one back. */
        int read(List<String> lines, int at) {
            String line = lines.get(at);
            if (START.matcher(line).matches()) {
                inside = true;
                atBeginning = true;
                headers++;
                return endOfMarker(lines, at);
            }
            if (END.matcher(line).matches()) {
                footers += inside ? 1 : 0;
                inside = false;
            }
            if (!inside || (SAYS_END.matcher(line).matches() && endFollows(lines, at))) {
                return at;
            }
            if (atBeginning && PRODUCER.matcher(line).matches()) {
                notes++;
                return endOfParagraph(lines, at);
            }
            atBeginning &= line.isBlank();
            kept.add(line);
            return at;
        }

        private static int endOfMarker(List<String> lines, int at) {
            for (int i = at; i < Math.min(lines.size(), at + LONGEST_MARKER); i++) {
                String line = lines.get(i).strip();
                if (line.isEmpty()) {
                    break;
                }
                if (line.endsWith("***")) {
                    return i;
                }
            }
            return at;
        }

        private static boolean endFollows(List<String> lines, int at) {
            return lines.stream()
                    .skip(at + 1L)
                    .filter(line -> !line.isBlank())
                    .findFirst()
                    .map(line -> END.matcher(line).matches())
                    .orElse(true);
        }

        private static int endOfParagraph(List<String> lines, int at) {
            int end = at;
            while (end + 1 < lines.size() && !lines.get(end + 1).isBlank()) {
                end++;
            }
            return end;
        }
    }
}
