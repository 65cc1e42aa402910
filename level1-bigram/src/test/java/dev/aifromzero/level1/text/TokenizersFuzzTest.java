package dev.aifromzero.level1.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.fuzz.Fuzz;
import dev.aifromzero.fuzz.OddTexts;
import dev.aifromzero.kit.error.Remedy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every tokenizer promises, tried on texts of any code points. */
class TokenizersFuzzTest {
    private static final Remedy REMEDY = new Remedy("Leave it out");

    private static final int PARTS = 30;
    private static final List<String> SPECIAL = List.of("<|endoftext|>", "<|end", "नम");

    @TempDir
    Path folder;

    private static void assertIdsInRange(Tokenizer tokenizer, int[] ids) {
        assertTrue(
                Arrays.stream(ids).allMatch(id -> id >= 0 && id < tokenizer.vocabSize()),
                () -> Arrays.toString(ids) + " of " + tokenizer.vocabSize());
    }

    private static BpeTokenizer trained(SplittableRandom random) {
        String text = OddTexts.text(random, 4 * PARTS).repeat(random.nextInt(1, 4));
        return BpeTokenizer.train(text, random.nextInt(260, 400), SPECIAL.subList(0, random.nextInt(4)));
    }

    @Test
    void everyTextComesBackFromItsBytePairs() {
        Fuzz.cases(40, random -> {
            BpeTokenizer tokenizer = trained(random);
            for (int i = 0; i < 10; i++) {
                String text = OddTexts.text(random, PARTS);
                int[] ids = tokenizer.encode(text);
                assertIdsInRange(tokenizer, ids);
                assertEquals(text, tokenizer.decode(ids));
                assertArrayEquals(ids, tokenizer.encode(text));
                tokenizer.forgetChunks();
                assertArrayEquals(ids, tokenizer.encode(text));
                int[] special = tokenizer.encodeWithSpecial(text);
                assertIdsInRange(tokenizer, special);
                assertEquals(text, tokenizer.decode(special));
            }
        });
    }

    @Test
    void theTextsOfTheTokensJoinedAreTheText() {
        Fuzz.cases(40, random -> {
            BpeTokenizer tokenizer = trained(random);
            String text = OddTexts.text(random, PARTS);
            byte[] expected = text.getBytes(StandardCharsets.UTF_8);
            int at = 0;
            for (int id : tokenizer.encode(text)) {
                byte[] bytes = tokenizer.bytes(id);
                assertArrayEquals(Arrays.copyOfRange(expected, at, at + bytes.length), bytes);
                at += bytes.length;
                assertTrue(!tokenizer.token(id).isEmpty());
            }
            assertEquals(expected.length, at);
        });
    }

    @Test
    void everyTextComesBackFromItsCharacters() {
        Fuzz.cases(400, random -> {
            String text = OddTexts.text(random, PARTS);
            CharTokenizer tokenizer = CharTokenizer.fromText(text + OddTexts.text(random, PARTS));
            int[] ids = tokenizer.encode(text);
            assertIdsInRange(tokenizer, ids);
            assertEquals(text.codePointCount(0, text.length()), ids.length);
            assertEquals(text, tokenizer.decode(ids));
        });
    }

    @Test
    void whatWordsDecodeToIsReadAsTheSameWords() {
        Fuzz.cases(500, random -> {
            String text = OddTexts.text(random, PARTS);
            WordTokenizer tokenizer = WordTokenizer.fromText(text + " " + OddTexts.text(random, PARTS), 1);
            int[] ids = tokenizer.encode(text);
            assertIdsInRange(tokenizer, ids);
            assertTrue(Arrays.stream(ids).noneMatch(id -> id == WordTokenizer.UNKNOWN_ID), text);
            assertArrayEquals(ids, tokenizer.encode(tokenizer.decode(ids)), text);
            int[] others = tokenizer.encode(OddTexts.text(random, PARTS));
            assertIdsInRange(tokenizer, others);
        });
    }

    @Test
    void chunksJoinedAreTheTextEvenIfItIsNoUnicodeText() {
        Fuzz.cases(300, random -> {
            String text = random.nextBoolean() ? OddTexts.text(random, PARTS) : OddTexts.brokenText(random, PARTS);
            List<String> chunks = new ArrayList<>();
            PreTokenizer.split(text, chunks::add);
            assertTrue(chunks.stream().noneMatch(String::isEmpty));
            assertEquals(text, String.join("", chunks));
        });
    }

    @Test
    void halfOfASurrogatePairIsReadAsAQuestionMarkOrRefusedInASentence() {
        CharTokenizer characters = CharTokenizer.fromText("abc?");
        WordTokenizer words = WordTokenizer.fromText("abc ?", 1);
        Fuzz.cases(50, random -> {
            BpeTokenizer pairs = trained(random);
            String text = OddTexts.brokenText(random, PARTS);
            String asFilesHaveIt = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
            int[] ids = pairs.encode(text);
            assertIdsInRange(pairs, ids);
            assertEquals(asFilesHaveIt, pairs.decode(ids));
            assertIdsInRange(pairs, pairs.encodeWithSpecial(text));
            assertIdsInRange(words, words.encode(text));
            Fuzz.readOrRefused(() -> assertIdsInRange(characters, REMEDY.around(() -> characters.encode(text))));
        });
    }

    @Test
    void anIdOutsideTheVocabularyIsRefusedInASentence() {
        Fuzz.cases(100, random -> {
            Tokenizer tokenizer = anyKind(OddTexts.text(random, PARTS) + "ab", random);
            int wrong = random.nextBoolean() ? -1 - random.nextInt(1000) : tokenizer.vocabSize() + random.nextInt(1000);
            assertTrue(!Fuzz.readOrRefused(() -> REMEDY.around(() -> tokenizer.decode(new int[] {0, wrong}))));
            assertTrue(!Fuzz.readOrRefused(() -> REMEDY.around(() -> tokenizer.token(wrong))));
        });
    }

    private static Tokenizer anyKind(String text, SplittableRandom random) {
        return switch (random.nextInt(3)) {
            case 0 -> CharTokenizer.fromText(text);
            case 1 -> WordTokenizer.fromText(text, 1);
            default -> BpeTokenizer.train(text, random.nextInt(259, 400), SPECIAL.subList(0, random.nextInt(4)));
        };
    }

    @Test
    void aTokenizerReadBackGivesTheSameIds() {
        Fuzz.cases(25, random -> {
            String text = OddTexts.text(random, PARTS);
            Tokenizer tokenizer = anyKind(text + " " + OddTexts.text(random, PARTS), random);
            TokenizerFiles.save(tokenizer, folder);
            Tokenizer loaded = TokenizerFiles.load(folder);
            assertEquals(tokenizer.vocabSize(), loaded.vocabSize());
            assertArrayEquals(tokenizer.encode(text), loaded.encode(text));
            if (tokenizer instanceof BpeTokenizer saved && loaded instanceof BpeTokenizer read) {
                assertArrayEquals(saved.encodeWithSpecial(text), read.encodeWithSpecial(text));
                SPECIAL.forEach(special -> assertEquals(saved.specialId(special), read.specialId(special)));
            }
        });
    }

    /** However long a chunk is and however its merges overlap: the earliest merge first, leftmost first. */
    @Test
    void longChunksAreMergedAsShortOnesAre() {
        Fuzz.cases(400, random -> {
            List<MergeTable.Merge> merges = new ArrayList<>();
            for (int merged = 4; merged < 4 + random.nextInt(1, 40); merged++) {
                merges.add(new MergeTable.Merge(random.nextInt(merged), random.nextInt(merged), merged));
            }
            if (random.nextBoolean()) {
                merges.sort(Comparator.comparingInt(merge -> merge.merged() * 7919 % 31));
            }
            int[] chunk = random.ints(random.nextInt(65, 300), 0, 4).toArray();
            assertArrayEquals(oneByOne(merges, chunk), new MergeTable(merges).apply(chunk.clone()));
        });
    }

    private static int[] oneByOne(List<MergeTable.Merge> merges, int[] chunk) {
        List<Integer> ids = new ArrayList<>(Arrays.stream(chunk).boxed().toList());
        while (true) {
            int best = -1;
            int bestRank = Integer.MAX_VALUE;
            for (int i = 0; i + 1 < ids.size(); i++) {
                int rank = rank(merges, ids.get(i), ids.get(i + 1));
                if (rank < bestRank) {
                    best = i;
                    bestRank = rank;
                }
            }
            if (best < 0) {
                return ids.stream().mapToInt(id -> id).toArray();
            }
            ids.set(best, merges.get(bestRank).merged());
            ids.remove(best + 1);
        }
    }

    private static int rank(List<MergeTable.Merge> merges, int left, int right) {
        for (int rank = 0; rank < merges.size(); rank++) {
            if (merges.get(rank).left() == left && merges.get(rank).right() == right) {
                return rank;
            }
        }
        return Integer.MAX_VALUE;
    }

    @Test
    void specialTokensThatAreNoNamesAreRefused() {
        for (List<String> wrong : List.of(List.of(""), List.of("a"), List.of("\ud800"), List.of("<x>", "<x>"))) {
            org.junit.jupiter.api.Assertions.assertThrows(
                    IllegalArgumentException.class, () -> BpeTokenizer.train("x", 300, wrong), wrong.toString());
        }
    }
}
