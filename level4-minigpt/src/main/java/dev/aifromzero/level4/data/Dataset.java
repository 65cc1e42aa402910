package dev.aifromzero.level4.data;

import dev.aifromzero.level1.cli.UserError;
import dev.aifromzero.level1.io.AtomicFiles;
import dev.aifromzero.level1.text.CharTokenizer;
import dev.aifromzero.level1.text.Corpus;
import dev.aifromzero.level1.text.TextSplit;
import dev.aifromzero.level1.text.Tokenizer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * A text made ready for training: 90% to learn from, 5% to choose the best moment with, 5% to look at once at the end.
 *
 * @param tokenizer what turned the text into ids
 * @param train the first 90%
 * @param validation the next 5%
 * @param test the last 5%
 * @param fingerprint a number that changes with the text, so that a resumed run notices another one
 */
public record Dataset(Tokenizer tokenizer, Tokens train, Tokens validation, Tokens test, long fingerprint) {
    private static final double TRAIN_FRACTION = 0.9;

    /**
     * {@return the text of files, and of the {@code .txt} and {@code .md} files in folders, joined by an empty line}
     *
     * @throws UserError if a file is missing, empty or not UTF-8, or a folder has no text
     */
    public static String read(List<Path> filesAndFolders) throws IOException {
        List<String> texts = new ArrayList<>();
        for (Path path : filesAndFolders) {
            if (Files.isDirectory(path)) {
                texts.addAll(readFolder(path));
            } else {
                texts.add(Corpus.read(path));
            }
        }
        return String.join("\n\n", texts);
    }

    private static List<String> readFolder(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> entries = Files.walk(folder)) {
            files = entries.filter(file -> file.toString().matches(".*\\.(txt|md)")).sorted().toList();
        }
        if (files.isEmpty()) {
            throw new UserError("There is no .txt or .md file in the folder " + folder, "Name a folder with text files");
        }
        List<String> texts = new ArrayList<>();
        for (Path file : files) {
            texts.add(Corpus.read(file));
        }
        return texts;
    }

    /**
     * {@return a tokenizer for a text}
     *
     * <p>Words and byte pairs are learned from the first 90% only: the rest must stay unseen. Characters are taken from
     * the whole text, because a character that never was a token could not be scored at all.
     */
    public static Tokenizer tokenizer(String text, TokenizerKind kind, int vocabSize) {
        return kind.learn(kind == TokenizerKind.CHAR ? text : TextSplit.of(text, TRAIN_FRACTION).train(), vocabSize);
    }

    /** {@return the text split and turned into ids, in memory} */
    public static Dataset of(String text, Tokenizer tokenizer) {
        TextSplit split = TextSplit.of(text, TRAIN_FRACTION);
        return new Dataset(
                tokenizer,
                Tokens.of(tokenizer.encode(split.train())),
                Tokens.of(tokenizer.encode(split.validation().strip())),
                Tokens.of(tokenizer.encode(split.test().strip())),
                fingerprint(text));
    }

    /**
     * {@return the text split, turned into ids and kept as files in a folder, which are mapped into memory}
     *
     * <p>The validation and the test part are written as text too, so that any program can score the same pages.
     */
    public static Dataset inFolder(String text, Tokenizer tokenizer, Path folder) throws IOException {
        TextSplit split = TextSplit.of(text, TRAIN_FRACTION);
        AtomicFiles.writeString(folder.resolve("validation.txt"), split.validation().strip() + "\n");
        AtomicFiles.writeString(folder.resolve("test.txt"), split.test().strip() + "\n");
        return new Dataset(
                tokenizer,
                mapped(folder.resolve("train.tokens"), split.train(), tokenizer),
                mapped(folder.resolve("validation.tokens"), split.validation().strip(), tokenizer),
                mapped(folder.resolve("test.tokens"), split.test().strip(), tokenizer),
                fingerprint(text));
    }

    private static Tokens mapped(Path file, String text, Tokenizer tokenizer) throws IOException {
        TokenFile.write(file, tokenizer.encode(text), tokenizer.vocabSize());
        return TokenFile.open(file);
    }

    private static long fingerprint(String text) {
        CRC32 sum = new CRC32();
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        return sum.getValue();
    }

    /** {@return the text with everything that the tokenizer cannot express left out} */
    public static String keepKnown(Tokenizer tokenizer, String text) {
        return tokenizer instanceof CharTokenizer characters ? characters.keepKnown(text) : text;
    }
}
