package dev.aifromzero.level4.data.large;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.aifromzero.kit.io.AtomicFiles;
import dev.aifromzero.level1.text.Tokenizer;
import dev.aifromzero.level1.text.TokenizerKind;
import dev.aifromzero.level4.data.Dataset;
import dev.aifromzero.level4.data.Documents;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * A text's token ids as files that are mapped into memory, with a note that says for which text and tokenizer they were
 * made: with the same text and tokenizer they are used again.
 *
 * <p>The validation and the test part are written as text too, so that any program can score the same pages.
 */
final class TokenFolder {
    private static final String NOTE = "about.json";
    private static final String TRAIN = "train.tokens";
    private static final String VALIDATION = "validation.tokens";
    private static final String TEST = "test.tokens";
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Path folder;

    TokenFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * The note.
     *
     * @param text the files of the text, see {@link TextStamp}
     * @param kind how text becomes tokens
     * @param vocabSize tokens wanted; for byte pair encoding only
     * @param documents where a text ends
     * @param tokenizer a number that changes with the vocabulary
     * @param fingerprint a number that changes with the text
     */
    record Note(
            TextStamp text, TokenizerKind kind, int vocabSize, Documents documents, long tokenizer, long fingerprint) {}

    /** {@return what the files here were made from, if they are whole} */
    Optional<Note> note() throws IOException {
        Path file = folder.resolve(NOTE);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(JSON.readValue(Files.readString(file), Note.class));
        } catch (JsonProcessingException | CharacterCodingException damaged) {
            return Optional.empty();
        }
    }

    /** {@return the ids that are here, if they were made from these files as they are now, in this way} */
    Optional<Dataset> reuse(TextStamp text, Tokenizer tokenizer, Documents documents) throws IOException {
        Optional<Note> note = note();
        if (note.isEmpty()
                || !text.equals(note.get().text())
                || note.get().documents() != documents
                || note.get().tokenizer() != numberOf(tokenizer)) {
            return Optional.empty();
        }
        return Optional.of(open(tokenizer, note.get().fingerprint()));
    }

    private Dataset open(Tokenizer tokenizer, long fingerprint) throws IOException {
        return new Dataset(
                tokenizer,
                TokenFile.open(folder.resolve(TRAIN)),
                TokenFile.open(folder.resolve(VALIDATION)),
                TokenFile.open(folder.resolve(TEST)),
                fingerprint);
    }

    /**
     * Turns a text into ids, piece by piece; nothing of it is kept in memory.
     *
     * @param survey what a first reading has found
     */
    Dataset write(
            TextSource text,
            TextStamp stamp,
            TextSurvey survey,
            Tokenizer tokenizer,
            TokenizerKind kind,
            int vocabSize,
            Documents documents)
            throws IOException {
        Files.deleteIfExists(folder.resolve(NOTE)); // from here on the files do not count
        ValidationPage page = new ValidationPage();
        TokenFile.write(
                folder.resolve(TRAIN),
                tokenizer.vocabSize(),
                train -> TokenFile.write(
                        folder.resolve(TEST),
                        tokenizer.vocabSize(),
                        test -> AtomicFiles.write(folder.resolve("test.txt"), testText -> {
                            TextSink testIds = PieceEncoder.of(documents, tokenizer, test);
                            TextParts.of(survey)
                                    .read(text, PieceEncoder.of(documents, tokenizer, train), page, piece -> {
                                        testIds.accept(piece);
                                        put(testText, piece);
                                    });
                            put(testText, "\n");
                        })));
        String validation = page.text();
        AtomicFiles.writeString(folder.resolve("validation.txt"), validation + "\n");
        TokenFile.write(
                folder.resolve(VALIDATION),
                PieceEncoder.encode(documents, tokenizer, validation),
                tokenizer.vocabSize());
        Note note = new Note(stamp, kind, vocabSize, documents, numberOf(tokenizer), survey.fingerprint());
        AtomicFiles.writeString(folder.resolve(NOTE), JSON.writeValueAsString(note) + "\n"); // last: now they are whole
        return open(tokenizer, survey.fingerprint());
    }

    private static void put(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A number that changes with any token of a vocabulary. */
    private static long numberOf(Tokenizer tokenizer) {
        CRC32 sum = new CRC32();
        for (int id = 0; id < tokenizer.vocabSize(); id++) {
            sum.update(tokenizer.token(id).getBytes(StandardCharsets.UTF_8));
            sum.update('\n');
        }
        return sum.getValue();
    }
}
