package dev.aifromzero.level1.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.kit.error.UserError;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BpeTokenizerTest {
    private static final String END = "<|endoftext|>";
    private static final String TEXT = "low low low low low lower lower newest newest newest newest newest newest "
            + "widest widest widest नमस्ते नमस्ते";
    private static final BpeTokenizer BPE = BpeTokenizer.train(TEXT, 290, List.of(END));

    @TempDir
    Path folder;

    @Test
    void bytesHaveGpt2sFirstIds() {
        BpeTokenizer bytes = BpeTokenizer.train("", 256, List.of());
        assertArrayEquals(new int[] {0, 32, 64, 220, 198}, bytes.encode("!Aa \n"));
    }

    @Test
    void theMostFrequentPairIsMergedFirst() {
        // "es" comes 9 times, and so does "st": the ids decide, and e is smaller than s.
        BpeTokenizer two =
                BpeTokenizer.train("newest newest newest newest newest newest widest widest widest", 258, List.of());
        assertEquals("es", two.token(256));
        assertEquals("est", two.token(257));
        assertEquals(List.of("w", "est"), pieces(two, "west"));
    }

    @Test
    void aMergeIsAppliedFromTheLeft() {
        BpeTokenizer one = BpeTokenizer.train("aaa aaa", 257, List.of());
        assertEquals(List.of("aa", "a"), pieces(one, "aaa"));
    }

    @Test
    void theSameTextAlwaysGivesTheSameVocabulary() {
        BpeTokenizer again = BpeTokenizer.train(TEXT, 290, List.of(END));
        assertEquals(allTokens(BPE), allTokens(again));
    }

    @Test
    void trainingStopsWhereNoPairOccursTwice() {
        assertEquals(256 + 1, BpeTokenizer.train("abc", 1000, List.of(END)).vocabSize());
    }

    @Test
    void theVocabularyIsAsLargeAsAskedForWithTheSpecialTokens() {
        assertEquals(260, BpeTokenizer.train(TEXT, 260, List.of(END)).vocabSize());
        assertEquals(257, BpeTokenizer.train(TEXT, 257, List.of(END)).vocabSize());
    }

    @Test
    void aPairThatBecameRarerIsStillMergedWhenItsTurnComes() {
        // b c comes 9 times, so a b, which came 5 times, is left in the 2 chunks "ab" only: after a bc, which comes 3
        // times
        BpeTokenizer bpe = BpeTokenizer.train(Map.of("bc", 6L, "abc", 3L, "ab", 2L), 300, List.of());
        assertEquals(List.of("bc", "abc", "ab"), allTokens(bpe).subList(256, bpe.vocabSize()));
    }

    @Test
    void aNewTokenIsMergedOnWithBothItsNeighbours() {
        BpeTokenizer bpe = BpeTokenizer.train(Map.of("abx", 4L, "yab", 3L), 300, List.of());
        assertEquals(List.of("ab", "abx", "yab"), allTokens(bpe).subList(256, bpe.vocabSize()));
    }

    @Test
    void specialTokensAreOrdinaryTextUnlessAskedFor() {
        int end = BPE.specialId(END).orElseThrow();
        assertEquals(BPE.vocabSize() - 1, end);
        assertTrue(Arrays.stream(BPE.encode("low" + END)).noneMatch(id -> id == end));
        int[] ids = BPE.encodeWithSpecial("low" + END + "lower" + END);
        assertEquals(2, Arrays.stream(ids).filter(id -> id == end).count());
        assertEquals(end, ids[ids.length - 1]);
        assertEquals("low" + END + "lower" + END, BPE.decode(ids));
        assertTrue(BPE.specialId("low").isEmpty());
    }

    @Test
    void ofTwoSpecialTokensAtOnePlaceTheLongerCounts() {
        BpeTokenizer two = BpeTokenizer.train(TEXT, 300, List.of("<a>", "<a><b>"));
        assertArrayEquals(new int[] {two.specialId("<a><b>").orElseThrow()}, two.encodeWithSpecial("<a><b>"));
        List<String> nested = List.of("<1>", "<1><2>", "<1><2><3>", "<1><2><3><4>", "<1><2><3><4><5>");
        BpeTokenizer five = BpeTokenizer.train(TEXT, 300, nested);
        for (String special : nested) {
            assertArrayEquals(new int[] {five.specialId(special).orElseThrow()}, five.encodeWithSpecial(special));
        }
    }

    @Property(tries = 500)
    void everyTextComesBackExactly(@ForAll("texts") String text) {
        assertEquals(text, BPE.decode(BPE.encode(text)));
        assertEquals(text, BPE.decode(BPE.encodeWithSpecial(text)));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.integers()
                .between(0, 0x10FFFF)
                .filter(c -> c < 0xD800 || c > 0xDFFF)
                .map(Character::toString)
                .injectDuplicates(0.2)
                .list()
                .ofMaxSize(40)
                .map(list -> String.join("", list));
    }

    @Test
    void aLongChunkIsMergedAsAShortOneWouldBe() {
        MergeTable merges = new MergeTable(List.of(
                new MergeTable.Merge(1, 1, 10),
                new MergeTable.Merge(10, 10, 11),
                new MergeTable.Merge(2, 1, 12),
                new MergeTable.Merge(11, 12, 13)));
        int[] shortChunk = {1, 1, 1, 1, 2, 1, 1, 2, 2, 1};
        int[] once = merges.apply(shortChunk.clone());
        assertArrayEquals(new int[] {11, 2, 10, 2, 12}, once);
        // 30 of them: each ends with 2 1 and the next begins with four ones, so the pairs of ones shift by one place.
        int[] longChunk = IntStream.range(0, 300).map(i -> shortChunk[i % 10]).toArray();
        assertArrayEquals(naively(merges, longChunk), merges.apply(longChunk.clone()));
    }

    /** Every merge in its order over the whole sequence, as the paper writes it. */
    private static int[] naively(MergeTable merges, int[] ids) {
        List<Integer> now = Arrays.stream(ids).boxed().collect(Collectors.toList());
        for (MergeTable.Merge merge : merges.merges()) {
            for (int i = 0; i + 1 < now.size(); i++) {
                if (now.get(i) == merge.left() && now.get(i + 1) == merge.right()) {
                    now.set(i, merge.merged());
                    now.remove(i + 1);
                }
            }
        }
        return now.stream().mapToInt(i -> i).toArray();
    }

    @Test
    void theFilesAreGpt2s() throws Exception {
        BPE.save(folder);
        List<String> merges = Files.readAllLines(folder.resolve("merges.txt"));
        assertEquals("#version: 0.2", merges.get(0));
        assertEquals("e s", merges.get(1));
        assertTrue(Files.readString(folder.resolve("vocab.json")).contains("\"Ġ\" : 220"));
    }

    @Test
    void aSavedTokenizerComesBackTheSame() throws Exception {
        BPE.save(folder);
        BpeTokenizer loaded = BpeTokenizer.load(folder);
        assertEquals(allTokens(BPE), allTokens(loaded));
        assertArrayEquals(BPE.encode("lowest नमस्ते 😀"), loaded.encode("lowest नमस्ते 😀"));
        assertEquals(BPE.specialId(END), loaded.specialId(END));
    }

    @Test
    void theFirstNamesOfTheFilesWorkToo() throws Exception {
        BPE.save(folder);
        Files.move(folder.resolve("vocab.json"), folder.resolve("encoder.json"));
        Files.move(folder.resolve("merges.txt"), folder.resolve("vocab.bpe"));
        assertEquals(allTokens(BPE), allTokens(BpeTokenizer.load(folder)));
    }

    @Test
    void aBrokenFileIsNamed() throws Exception {
        BPE.save(folder);
        Path merges = folder.resolve("merges.txt");
        Files.writeString(merges, Files.readString(merges) + "one two three\n");
        assertTrue(assertThrows(UserError.class, () -> BpeTokenizer.load(folder))
                .getMessage()
                .contains("merges.txt"));
        Files.writeString(folder.resolve("vocab.json"), "{\"a\": 0, \"b\": 5}");
        assertTrue(assertThrows(UserError.class, () -> BpeTokenizer.load(folder))
                .getMessage()
                .contains("vocab.json"));
        Files.writeString(folder.resolve("vocab.json"), "not json");
        assertTrue(assertThrows(UserError.class, () -> BpeTokenizer.load(folder))
                .getMessage()
                .contains("vocab.json"));
        Files.delete(merges);
        assertTrue(assertThrows(UserError.class, () -> BpeTokenizer.load(folder))
                .getMessage()
                .contains("merges.txt"));
    }

    @Test
    void wrongIdsAndTooSmallVocabulariesAreRefused() {
        IllegalArgumentException beyond =
                assertThrows(IllegalArgumentException.class, () -> BPE.decode(new int[] {BPE.vocabSize()}));
        assertTrue(beyond.getMessage().endsWith("from 0 to " + (BPE.vocabSize() - 1)), beyond.getMessage());
        assertThrows(IllegalArgumentException.class, () -> BPE.decode(new int[] {-1}));
        assertThrows(IllegalArgumentException.class, () -> BpeTokenizer.train("x", 256, List.of(END)));
        assertThrows(IllegalArgumentException.class, () -> BpeTokenizer.train("x", 300, List.of("a")));
    }

    @Test
    void partOfACharacterIsShownAsBytes() {
        BpeTokenizer bytes = BpeTokenizer.train("", 256, List.of());
        int[] ids = bytes.encode("é");
        assertEquals(2, ids.length);
        assertEquals("<C3>", bytes.token(ids[0]));
        assertEquals("\uFFFD", bytes.decode(new int[] {ids[0]}));
        assertArrayEquals(
                "é".getBytes(StandardCharsets.UTF_8), new byte[] {bytes.bytes(ids[0])[0], bytes.bytes(ids[1])[0]});
    }

    private static List<String> pieces(Tokenizer tokenizer, String text) {
        return Arrays.stream(tokenizer.encode(text)).mapToObj(tokenizer::token).toList();
    }

    private static List<String> allTokens(Tokenizer tokenizer) {
        return IntStream.range(0, tokenizer.vocabSize())
                .mapToObj(tokenizer::token)
                .toList();
    }
}
