package dev.aifromzero.level4.data.large;

import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level1.text.Corpus;
import dev.aifromzero.level1.text.clean.CleaningPipeline;
import dev.aifromzero.level1.text.clean.CleaningPipeline.Html;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Files of text, joined by empty lines. They are read piece by piece, so their size does not matter.
 *
 * @param files the files, in the order in which they are read
 * @param clean whether level 1's cleaning comes first: HTML, control characters, Project Gutenberg's frame, white space
 */
public record TextFiles(List<Path> files, boolean clean) implements TextSource {
    private static final String BETWEEN = "\n\n";
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int CHARACTERS_READ = 1 << 16;
    private static final int PIECE = 1 << 19;
    /** A page's cleaning holds it in memory some ten times, in characters of one or two bytes. */
    private static final int MEMORY_TO_CLEAN = 20;

    /**
     * {@return the text of files, and of the {@code .txt} and {@code .md} files in folders, joined by an empty line: only
     * for texts that fit into memory}
     *
     * @param filesAndFolders read in this order
     * @throws UserError if a file is missing, empty or not UTF-8, or a folder has no text
     * @throws IOException if a file cannot be read
     */
    public static String read(List<Path> filesAndFolders) throws IOException {
        return in(filesAndFolders, false).whole();
    }

    /** {@return how many bytes the files have} */
    long bytes() throws IOException {
        long bytes = 0;
        for (Path file : files) {
            bytes += Files.size(file);
        }
        return bytes;
    }

    /**
     * {@return the texts in files and folders; of folders all {@code .txt} and {@code .md} files at any depth, sorted by
     * path, and {@code .html} files where they are cleaned}
     *
     * @throws UserError if a file is missing or a folder has no text
     */
    static TextFiles in(List<Path> filesAndFolders, boolean clean) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path path : filesAndFolders) {
            if (Files.isDirectory(path)) {
                files.addAll(inFolder(path, clean));
            } else {
                Corpus.requireFile(path);
                files.add(path);
            }
        }
        return new TextFiles(List.copyOf(files), clean);
    }

    /**
     * {@return the same text, whose reading is reported}
     *
     * @param task what it is read for, in a word or two
     */
    TextSource watched(TextProgress progress, String task) {
        return sink -> {
            double all = bytes() + 1;
            long[] done = new long[1];
            read(piece -> {
                sink.accept(piece);
                done[0] += piece.getBytes(StandardCharsets.UTF_8).length;
                progress.at(task, Math.min(1, done[0] / all));
            });
        };
    }

    private static List<Path> inFolder(Path folder, boolean clean) throws IOException {
        String names = clean ? "(?i).*\\.(txt|md|html?)" : "(?i).*\\.(txt|md)";
        try (Stream<Path> entries = Files.walk(folder)) {
            List<Path> files = entries.filter(Files::isRegularFile)
                    .filter(file -> file.toString().matches(names))
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw new UserError(
                        "There is no .txt or .md file in the folder " + ProjectPaths.display(folder),
                        "Name a folder with text files");
            }
            return files;
        }
    }

    /**
     * Hands over the texts of all files.
     *
     * @throws UserError if a file is empty or not UTF-8, or too large to be cleaned
     */
    @Override
    public void read(TextSink pieces) throws IOException {
        String gap = "";
        for (Path file : files) {
            pieces.accept(gap);
            gap = BETWEEN;
            Stripped text = new Stripped(pieces);
            if (clean) {
                text.accept(Corpus.normalForm(cleaned(file)));
            } else {
                readFile(file, PIECE, text);
            }
            if (text.isBlank()) {
                throw Corpus.empty(file);
            }
        }
    }

    /** Hands over the text of a file in normal form, in pieces of about this length. */
    static void readFile(Path file, int length, TextSink text) throws IOException {
        SafeCuts pieces = new SafeCuts(piece -> text.accept(Corpus.normalForm(piece)), length);
        char[] read = new char[CHARACTERS_READ];
        // A decoder made by hand reports bytes that are no UTF-8 instead of replacing them.
        try (Reader reader = new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8.newDecoder())) {
            boolean first = true;
            for (int count = reader.read(read); count >= 0; count = reader.read(read)) {
                int from = first && count > 0 && read[0] == BYTE_ORDER_MARK ? 1 : 0;
                pieces.accept(new String(read, from, count - from));
                first = false;
            }
        } catch (CharacterCodingException e) {
            throw Corpus.notUtf8(file);
        }
        pieces.end();
    }

    private static String cleaned(Path file) throws IOException {
        long room = Runtime.getRuntime().maxMemory() / MEMORY_TO_CLEAN;
        if (Files.size(file) > room) {
            throw new UserError(
                    ProjectPaths.display(file) + " is too large to be cleaned: with this memory it goes up to "
                            + (room >> 20) + " MB a file",
                    "Cut the file into several, or leave --clean out");
        }
        String text = Corpus.readExactly(file);
        return CleaningPipeline.usual(text, Html.AUTO).clean(text).text();
    }
}
