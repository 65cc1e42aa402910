package dev.aifromzero.level4.data.large;

import dev.aifromzero.kit.error.Remedy;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.io.AtomicFiles;
import dev.aifromzero.level1.text.TextSplit;
import dev.aifromzero.level1.text.Tokenizer;
import dev.aifromzero.level1.text.TokenizerFiles;
import dev.aifromzero.level1.text.TokenizerKind;
import dev.aifromzero.level4.data.BatchSource;
import dev.aifromzero.level4.data.Dataset;
import dev.aifromzero.level4.data.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Makes a text ready in the folder of a training. A text that fits into memory becomes a {@link Dataset} at once. A longer one is
 * read three times: to survey it, to learn a vocabulary from it, to turn it into ids, which go to files; what was done before for
 * the same text and tokenizer is not done again. Both ways give the same ids.
 */
public final class Preparation {
    private static final String TOKENS = "tokens";
    /** What to do where no window fits into the training text. */
    public static final Remedy MORE_TEXT = new Remedy("Give more text with --data, or a shorter window with --context");

    private static final Remedy MARKED_ENDS =
            new Remedy("Learn a vocabulary with --tokenizer bpe, or leave the ends unmarked with --documents none");
    static final Remedy LARGER = new Remedy("Choose a larger vocabulary, for example 512");
    private static final int SHORTEST_TEXT = 40;
    /** Up to this many bytes a text is read into memory: then its validation part is small enough to be used whole. */
    static final long MOST_IN_MEMORY = 1 << 21;

    private final DataFiles data;
    private final TextFiles text;
    private final Documents documents;
    private final Path folder;
    private final TokenFolder tokens;
    private final TextProgress progress;
    private final long mostInMemory;

    /**
     * A preparation that has not begun.
     *
     * @param data the files to read
     * @param documents where a text ends
     * @param folder the training's
     * @param progress is told how far each reading is
     * @throws IOException if a folder of texts cannot be listed
     */
    public Preparation(DataFiles data, Documents documents, Path folder, TextProgress progress) throws IOException {
        this(data, documents, folder, progress, MOST_IN_MEMORY);
    }

    Preparation(DataFiles data, Documents documents, Path folder, TextProgress progress, long mostInMemory)
            throws IOException {
        this.data = data;
        this.documents = documents;
        this.text = data.text();
        this.folder = folder;
        this.tokens = new TokenFolder(folder.resolve(TOKENS));
        this.progress = progress;
        this.mostInMemory = mostInMemory;
    }

    /**
     * {@return the text for a new training, with a tokenizer learned from it}
     *
     * @param kind what a token is: a character, a word or a byte pair
     * @param vocabSize tokens wanted; for byte pair encoding only
     * @param contextLength the window that must fit into the text
     * @throws UserError if the text is too short
     * @throws IOException if a text cannot be read or the ids cannot be written
     */
    public Dataset begin(TokenizerKind kind, int vocabSize, int contextLength) throws IOException {
        Tokenizer broughtAlong = kind == TokenizerKind.GPT2 ? data.loadVocabulary() : null;
        if (text.bytes() <= mostInMemory) {
            String whole = text.whole();
            requireLength(whole.codePointCount(0, whole.length()));
            Tokenizer tokenizer = broughtAlong != null
                    ? broughtAlong
                    : LARGER.around(() -> Dataset.tokenizer(whole, kind, vocabSize));
            Dataset dataset = inMemory(whole, tokenizer);
            requireWindow(dataset.train().count(), contextLength);
            writePages(Dataset.split(whole));
            return dataset;
        }
        TextStamp stamp = TextStamp.of(text);
        Optional<Dataset> kept = kept(stamp, kind, vocabSize, broughtAlong);
        if (kept.isPresent()) {
            return kept.get();
        }
        TextSurvey survey = survey();
        requireLength(survey.characters());
        if (kind == TokenizerKind.CHAR) { // otherwise the number of tokens is not known yet
            requireWindow(TextParts.of(survey).trainEnd(), contextLength);
        }
        Tokenizer tokenizer = broughtAlong != null
                ? broughtAlong
                : VocabularyLearner.learn(kind, text.watched(progress, "learning tokens"), survey, vocabSize);
        return write(stamp, survey, tokenizer, kind, vocabSize);
    }

    private static void requireWindow(long tokens, int contextLength) {
        MORE_TEXT.around(() -> BatchSource.requireLength(tokens, contextLength));
    }

    private static void requireLength(long characters) {
        if (characters < SHORTEST_TEXT) {
            throw new UserError(
                    "The text has only " + characters + " characters: too few to learn anything from",
                    "Give more text with --data");
        }
    }

    /** {@return the ids of a text that is in memory} */
    private Dataset inMemory(String whole, Tokenizer tokenizer) {
        requireEndToken(tokenizer);
        return PieceEncoder.UNKNOWN.around(() -> Dataset.of(whole, tokenizer, documents));
    }

    private void requireEndToken(Tokenizer tokenizer) {
        MARKED_ENDS.around(() -> documents.encode(tokenizer, ""));
    }

    /** The pages as text too, so that any program can score them. */
    private void writePages(TextSplit split) throws IOException {
        Path pages = Files.createDirectories(folder.resolve(TOKENS));
        AtomicFiles.writeString(
                pages.resolve("validation.txt"), split.validation().strip() + "\n");
        AtomicFiles.writeString(pages.resolve("test.txt"), split.test().strip() + "\n");
    }

    private Optional<Dataset> kept(TextStamp stamp, TokenizerKind kind, int vocabSize, Tokenizer broughtAlong)
            throws IOException {
        Optional<TokenFolder.Note> note = tokens.note();
        if (note.isEmpty() || note.get().kind() != kind || note.get().vocabSize() != vocabSize) {
            return Optional.empty();
        }
        try {
            return tokens.reuse(stamp, broughtAlong != null ? broughtAlong : TokenizerFiles.load(folder), documents);
        } catch (UserError damaged) {
            return Optional.empty(); // it is made again
        }
    }

    /**
     * {@return the text of a training that goes on, or is looked at}
     *
     * @param tokenizer the one that the training began with
     * @param fingerprint of the text that the training began with, or null where it does not matter
     * @throws UserError if the text is another one now
     * @throws IOException if a text cannot be read or the ids cannot be written
     */
    public Dataset again(Tokenizer tokenizer, Long fingerprint) throws IOException {
        if (text.bytes() <= mostInMemory) {
            Dataset dataset = inMemory(text.whole(), tokenizer);
            if (fingerprint != null && dataset.fingerprint() != fingerprint) {
                throw anotherText();
            }
            return dataset;
        }
        TextStamp stamp = TextStamp.of(text);
        Optional<TokenFolder.Note> note = tokens.note();
        Optional<Dataset> kept = tokens.reuse(stamp, tokenizer, documents);
        if (kept.isPresent() && (fingerprint == null || kept.get().fingerprint() == fingerprint)) {
            return kept.get();
        }
        TextSurvey survey = survey();
        if (fingerprint != null && survey.fingerprint() != fingerprint) {
            throw anotherText();
        }
        return write(
                stamp,
                survey,
                tokenizer,
                note.map(TokenFolder.Note::kind).orElse(null),
                note.map(TokenFolder.Note::vocabSize).orElse(0));
    }

    /** {@return what to say where a training is resumed with another text} */
    public static UserError anotherText() {
        return new UserError(
                "The text is not the one that this training began with",
                "Resume with the same files, or start a new training without --resume");
    }

    private TextSurvey survey() throws IOException {
        return TextSurvey.of(text.watched(progress, "reading the text"));
    }

    private Dataset write(TextStamp stamp, TextSurvey survey, Tokenizer tokenizer, TokenizerKind kind, int vocabSize)
            throws IOException {
        Files.createDirectories(folder);
        requireEndToken(tokenizer);
        return tokens.write(
                text.watched(progress, "text to tokens"), stamp, survey, tokenizer, kind, vocabSize, documents);
    }
}
