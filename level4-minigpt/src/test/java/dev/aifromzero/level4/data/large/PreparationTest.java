package dev.aifromzero.level4.data.large;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.level1.text.BpeTokenizer;
import dev.aifromzero.level1.text.Tokenizer;
import dev.aifromzero.level1.text.TokenizerFiles;
import dev.aifromzero.level1.text.TokenizerKind;
import dev.aifromzero.level4.data.Dataset;
import dev.aifromzero.level4.data.Documents;
import dev.aifromzero.level4.data.Tokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreparationTest {
    private static final String TEXT = "the cat sat on the mat, and the dog sat on the log. ".repeat(30);

    @TempDir
    private Path folder;

    private Path text;
    private final List<String> tasks = new ArrayList<>();
    private Documents documents = Documents.NONE;

    @BeforeEach
    void write() throws IOException {
        text = Files.writeString(folder.resolve("text.txt"), TEXT);
    }

    private Preparation preparation(boolean clean, Path vocabulary) throws IOException {
        tasks.clear();
        return new Preparation(
                DataFiles.of(List.of(text), clean, vocabulary),
                documents,
                folder,
                (task, fraction) -> {
                    assertTrue(fraction >= 0 && fraction <= 1);
                    tasks.add(task);
                },
                0);
    }

    private Dataset begin(TokenizerKind kind, int vocabSize) throws IOException {
        Dataset data = preparation(false, null).begin(kind, vocabSize, 8);
        TokenizerFiles.save(data.tokenizer(), folder); // as a training does
        return data;
    }

    @ParameterizedTest
    @EnumSource(
            value = TokenizerKind.class,
            names = {"CHAR", "WORD", "BPE"})
    void theSameTextAndTokenizerAreNotReadAgain(TokenizerKind kind) throws IOException {
        Dataset first = begin(kind, 280);
        assertFalse(tasks.isEmpty());
        Dataset second = begin(kind, 280);
        assertTrue(tasks.isEmpty(), "read again for " + tasks);
        assertArrayEquals(first.train().all(), second.train().all());
        assertArrayEquals(first.validation().all(), second.validation().all());
        assertEquals(first.fingerprint(), second.fingerprint());
        assertArrayEquals(
                first.test().all(),
                preparation(false, null).again(first.tokenizer(), null).test().all());
        assertTrue(tasks.isEmpty());
    }

    @Test
    void anotherTokenizerOrCleaningIsMadeAnew() throws IOException {
        begin(TokenizerKind.BPE, 280);
        assertEquals(270, begin(TokenizerKind.BPE, 270).tokenizer().vocabSize());
        assertFalse(tasks.isEmpty());
        assertTrue(begin(TokenizerKind.CHAR, 270).tokenizer().vocabSize() < 30);
        preparation(true, null).begin(TokenizerKind.CHAR, 270, 8);
        assertFalse(tasks.isEmpty());
    }

    @Test
    void aChangedTextIsMadeAnewAndATrainingThatBeganWithTheOldOneRefusesIt() throws IOException {
        Dataset first = begin(TokenizerKind.CHAR, 0);
        Files.writeString(text, TEXT.replace("mat", "fat, fat mat"));
        UserError error = assertThrows(
                UserError.class, () -> preparation(false, null).again(first.tokenizer(), first.fingerprint()));
        assertTrue(error.getMessage().contains("not the one"));
        Dataset second = begin(TokenizerKind.CHAR, 0);
        assertFalse(tasks.isEmpty());
        assertTrue(second.train().count() > first.train().count());
    }

    @Test
    void whatAnInterruptedPreparationLeftDoesNotCount() throws IOException {
        Dataset first = begin(TokenizerKind.CHAR, 0);
        int[] ids = first.train().all();
        Path note = folder.resolve("tokens/about.json");
        for (String left : new String[] {null, "{\"text\":", "{}"}) {
            if (left == null) {
                Files.delete(note);
            } else {
                Files.writeString(note, left);
            }
            Files.delete(folder.resolve("tokens/train.tokens"));
            assertArrayEquals(ids, begin(TokenizerKind.CHAR, 0).train().all());
        }
        Files.writeString(note, "{}");
        assertArrayEquals(
                ids,
                preparation(false, null)
                        .again(first.tokenizer(), first.fingerprint())
                        .train()
                        .all());
    }

    @Test
    void cleaningTakesTheMarkupAway() throws IOException {
        text = Files.writeString(
                folder.resolve("page.html"), "<html><body><p>" + TEXT + " &amp; more</p></body></html>");
        Dataset data = preparation(true, null).begin(TokenizerKind.CHAR, 0, 8);
        String read = data.tokenizer().decode(data.train().all());
        assertTrue(read.startsWith("the cat sat") && !read.contains("<"), read);
        assertTrue(TextFiles.in(List.of(folder), true).files().contains(text));
        assertFalse(TextFiles.in(List.of(folder), false).files().contains(text));
    }

    @Test
    void aVocabularyThatIsBroughtAlongIsTakenAsItIs() throws IOException {
        Path vocabulary = folder.resolve("vocabulary");
        BpeTokenizer brought = BpeTokenizer.train("a dog and a cat and a log", 300, List.of(BpeTokenizer.END_OF_TEXT));
        brought.save(vocabulary);
        Dataset data = preparation(false, vocabulary).begin(TokenizerKind.GPT2, 0, 8);
        assertEquals(brought.vocabSize(), data.tokenizer().vocabSize());
        assertArrayEquals(
                brought.encode(TEXT.substring(0, 200)),
                data.train().first(brought.encode(TEXT.substring(0, 200)).length));
        UserError none =
                assertThrows(UserError.class, () -> preparation(false, null).begin(TokenizerKind.GPT2, 0, 8));
        assertTrue(none.remedy().contains("--vocab"));
        assertThrows(
                UserError.class,
                () -> preparation(false, folder.resolve("nowhere")).begin(TokenizerKind.GPT2, 0, 8));
    }

    @Test
    void foldersAreReadAtAnyDepthInTheOrderOfTheirPaths() throws IOException {
        Path books = Files.createDirectories(folder.resolve("books/old"));
        Files.writeString(books.resolve("b.txt"), "two");
        Files.writeString(folder.resolve("books/a.txt"), "one");
        Files.writeString(folder.resolve("books/z.TXT"), "three");
        assertEquals(
                "one\n\ntwo\n\nthree\n\none",
                TextFiles.in(List.of(folder.resolve("books"), folder.resolve("books/a.txt")), false)
                        .whole());
        Files.write(folder.resolve("books/bad.txt"), new byte[] {'a', (byte) 0xff, 'b'});
        UserError bad = assertThrows(UserError.class, () -> TextFiles.read(List.of(folder.resolve("books"))));
        assertTrue(bad.getMessage().contains("bad.txt") && bad.getMessage().contains("UTF-8"), bad.getMessage());
    }

    @Test
    void otherEndsOfTextsMakeTheIdsAnew() throws IOException {
        Files.writeString(text, (TEXT + "\n\n").repeat(3));
        Dataset plain = begin(TokenizerKind.BPE, 280);
        documents = Documents.PARAGRAPHS;
        Dataset marked = begin(TokenizerKind.BPE, 280);
        assertFalse(tasks.isEmpty());
        int end = ((BpeTokenizer) marked.tokenizer())
                .specialId(BpeTokenizer.END_OF_TEXT)
                .orElseThrow();
        assertFalse(contains(plain.train(), end));
        assertTrue(contains(marked.train(), end));
        begin(TokenizerKind.BPE, 280);
        assertTrue(tasks.isEmpty(), "read again for " + tasks);
    }

    private static boolean contains(Tokens tokens, int id) {
        return Arrays.stream(tokens.all()).anyMatch(other -> other == id);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, Preparation.MOST_IN_MEMORY})
    void theIdsAreThoseOfTheDatasetAndThePagesCanBeReadAsText(long mostInMemory) throws IOException {
        Tokenizer tokenizer = Dataset.tokenizer(TEXT.strip(), TokenizerKind.CHAR, 0);
        Dataset memory = Dataset.of(TEXT.strip(), tokenizer);
        Dataset files = new Preparation(
                        DataFiles.of(List.of(text), false, null),
                        Documents.NONE,
                        folder,
                        TextProgress.SILENT,
                        mostInMemory)
                .begin(TokenizerKind.CHAR, 0, 8);
        assertArrayEquals(memory.train().first(9999), files.train().first(9999));
        assertArrayEquals(memory.test().first(9999), files.test().first(9999));
        assertArrayEquals(
                memory.validation().first(9999),
                tokenizer.encode(Files.readString(folder.resolve("tokens/validation.txt"))
                        .strip()));
        assertArrayEquals(
                memory.test().first(9999),
                tokenizer.encode(
                        Files.readString(folder.resolve("tokens/test.txt")).strip()));
        assertEquals(memory.fingerprint(), files.fingerprint());
    }

    @Test
    void foldersGiveTheirTextFilesAndEmptyOnesAreRefused() throws IOException {
        Path texts = Files.createDirectories(folder.resolve("texts"));
        assertThrows(UserError.class, () -> TextFiles.read(List.of(texts)));
        Files.writeString(texts.resolve("b.txt"), "second\n");
        Files.writeString(texts.resolve("a.md"), "first");
        Files.writeString(texts.resolve("c.png"), "no text");
        assertEquals("first\n\nsecond", TextFiles.read(List.of(texts)));
        Path empty = Files.createFile(folder.resolve("empty.txt"));
        assertThrows(UserError.class, () -> TextFiles.read(List.of(empty)));
        assertThrows(UserError.class, () -> TextFiles.read(List.of(folder.resolve("missing.txt"))));
    }
}
