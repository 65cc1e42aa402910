package dev.aifromzero.level5.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.level1.text.BpeTokenizer;
import dev.aifromzero.level5.TinyGpt2;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DatasetTest {
    private static final BpeTokenizer TOKENIZER = TinyGpt2.tokenizer();
    private static final int END = TinyGpt2.END;

    private static ExampleEncoder encoder(int contextLength) {
        return new ExampleEncoder(TOKENIZER, PromptTemplate.STANDARD, END, contextLength);
    }

    private static List<QuestionAnswer> pairs() {
        List<QuestionAnswer> pairs = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            pairs.add(new QuestionAnswer("Q" + i + "?", "A" + i + ".", i < 30 ? "science" : "history"));
        }
        pairs.add(new QuestionAnswer("alone?", "Yes.", "art"));
        return pairs;
    }

    @Test
    void theMaskMarksExactlyTheAnswerAndTheEndToken() {
        QuestionAnswer pair = new QuestionAnswer("What is rain?", "Rain is water.", "science");
        Example example = encoder(200).encode(pair).orElseThrow();
        boolean[] mask = example.lossMask(LossOn.ANSWER);
        int[] counted = new int[example.ids().length];
        int length = 0;
        for (int i = 0; i < mask.length; i++) {
            if (mask[i]) {
                counted[length++] = example.ids()[i];
            }
        }
        assertEquals("Rain is water.<|endoftext|>", TOKENIZER.decode(Arrays.copyOf(counted, length)));
        assertEquals(END, example.ids()[example.ids().length - 1]);
        assertEquals(length, example.answerLength());
        assertEquals(
                PromptTemplate.STANDARD.prompt("What is rain?"),
                TOKENIZER.decode(Arrays.copyOf(example.ids(), example.promptLength())));
    }

    @Test
    void questionAndAnswerEncodedApartAreTheTokensOfTheWhole() {
        QuestionAnswer pair = new QuestionAnswer("Why is the sky blue?", "The sky is blue.", "science");
        Example example = encoder(200).encode(pair).orElseThrow();
        assertArrayEquals(
                TOKENIZER.encode(PromptTemplate.STANDARD.format(pair)),
                Arrays.copyOf(example.ids(), example.ids().length - 1));
    }

    @Test
    void aLongAnswerIsCutAndLosesItsEnd() {
        QuestionAnswer pair = new QuestionAnswer("Q?", "water ".repeat(80).strip(), "science");
        Example example = encoder(48).encode(pair).orElseThrow();
        assertTrue(example.truncated());
        assertEquals(49, example.ids().length);
        assertNotEquals(END, example.ids()[48]);
    }

    @Test
    void anExampleThatJustFitsIsWhole() {
        QuestionAnswer pair = new QuestionAnswer("Q?", "Water.", "science");
        int length = encoder(200).encode(pair).orElseThrow().ids().length;
        assertFalse(encoder(length - 1).encode(pair).orElseThrow().truncated());
        assertTrue(encoder(length - 2).encode(pair).orElseThrow().truncated());
    }

    @Test
    void aQuestionLongerThanTheContextIsLeftOutAndCounted() {
        List<QuestionAnswer> pairs = pairs();
        pairs.add(new QuestionAnswer("plants ".repeat(100), "No.", "science"));
        Dataset data = Dataset.of(pairs, encoder(48), 1);
        assertEquals(1, data.tooLong());
        assertEquals(0, data.truncated());
    }

    @Test
    void theSplitTakesATenthOfEverySubject() {
        StratifiedSplit split = StratifiedSplit.of(pairs(), 42);
        assertEquals(
                3,
                split.heldOut().stream()
                        .filter(p -> p.subject().equals("science"))
                        .count());
        assertEquals(
                1,
                split.heldOut().stream()
                        .filter(p -> p.subject().equals("history"))
                        .count());
        assertEquals(
                0,
                split.heldOut().stream().filter(p -> p.subject().equals("art")).count());
        Set<QuestionAnswer> all = new HashSet<>(split.train());
        assertTrue(split.heldOut().stream().noneMatch(all::contains));
        all.addAll(split.heldOut());
        assertEquals(new HashSet<>(pairs()), all);
    }

    @Test
    void theSameSeedGivesTheSameSplitAndAnotherSeedAnother() {
        assertEquals(StratifiedSplit.of(pairs(), 42), StratifiedSplit.of(pairs(), 42));
        assertNotEquals(
                new HashSet<>(StratifiedSplit.of(pairs(), 42).heldOut()),
                new HashSet<>(StratifiedSplit.of(pairs(), 43).heldOut()));
    }

    @Test
    void tooFewPairsAreAnError() {
        List<QuestionAnswer> one = List.of(new QuestionAnswer("Q?", "A.", "science"));
        assertThrows(UserError.class, () -> Dataset.of(one, encoder(48), 1));
    }

    @Test
    void aBatchPutsShortExamplesBesideLongOnes() {
        Example longer = new Example(null, new int[] {1, 2, 3, 4, 5}, 2, false);
        Example shorter = new Example(null, new int[] {6, 7, 8}, 1, false);
        Batch batch = Batch.of(List.of(longer, shorter), 9);
        assertArrayEquals(new long[] {1, 2, 3, 4, 6, 7, 9, 9}, batch.ids());
        assertArrayEquals(new long[] {1, 2, 3, 4, 5}, batch.positions());
        assertArrayEquals(new long[] {3, 4, 5, 7, 8}, batch.targets());
    }

    @Test
    void batchesHoldEveryExampleOnce() {
        Dataset data = Dataset.of(pairs(), encoder(48), 1);
        long answers = data.train().stream().mapToLong(Example::answerLength).sum();
        List<Batch> mixed = Batch.inOrder(Batch.shuffled(data.train(), new SplittableRandom(1)), 8, END);
        assertEquals(data.train().size(), mixed.stream().mapToInt(Batch::size).sum());
        assertEquals(answers, mixed.stream().mapToLong(b -> b.targets().length).sum());
        assertEquals(
                Batch.shuffled(data.train(), new SplittableRandom(1)),
                Batch.shuffled(data.train(), new SplittableRandom(1)));
        assertNotEquals(
                Batch.shuffled(data.train(), new SplittableRandom(1)),
                Batch.shuffled(data.train(), new SplittableRandom(2)));
    }

    @Test
    void lossOnAllCountsEveryTokenButTheFirstAndNoPadding() {
        Example longer = new Example(null, new int[] {1, 2, 3, 4, 5}, 2, false);
        Example shorter = new Example(null, new int[] {6, 7, 8}, 1, false);
        Batch batch = Batch.of(List.of(longer, shorter), 9, LossOn.ALL);
        assertArrayEquals(new long[] {2, 3, 4, 5, 7, 8}, batch.targets());
        assertArrayEquals(new long[] {0, 1, 2, 3, 4, 5}, batch.positions());
        assertArrayEquals(new boolean[] {false, true, true, true, true}, longer.lossMask(LossOn.ALL));
        assertArrayEquals(new boolean[] {false, false, true, true, true}, longer.lossMask(LossOn.ANSWER));
    }

    @Test
    void everyLanguageOfASubjectIsTestedToo() {
        List<QuestionAnswer> pairs = pairs();
        for (int i = 0; i < 10; i++) {
            pairs.add(new QuestionAnswer("ह" + i + "?", "उ" + i, "science", 6, "hi"));
        }
        StratifiedSplit split = StratifiedSplit.of(pairs, 42);
        assertEquals(
                1,
                split.heldOut().stream().filter(p -> p.language().equals("hi")).count());
    }

    @Test
    void aTestQuestionThatNearlyRepeatsALearnedOneIsLearnedToo() {
        List<QuestionAnswer> pairs = pairs();
        String answer = "Rain is water that falls from clouds when drops grow heavy.";
        for (String start :
                List.of("So", "Then", "Now", "Well", "Oh", "Please", "Say", "Hm", "Tell", "Hey", "Ah", "But")) {
            pairs.add(new QuestionAnswer(start + " what is rain?", answer, "weather"));
        }
        StratifiedSplit split = StratifiedSplit.of(pairs, 42);
        assertEquals(1, split.moved().size());
        assertEquals("weather", split.moved().get(0).tested().subject());
        assertTrue(split.train().contains(split.moved().get(0).tested()));
        assertTrue(split.heldOut().stream().noneMatch(p -> p.subject().equals("weather")));
        assertEquals(pairs.size(), split.train().size() + split.heldOut().size());
    }

    @Test
    void theFingerprintChangesWithTheExamplesOnly() {
        Dataset data = Dataset.of(pairs(), encoder(48), 1);
        assertEquals(data.fingerprint(), Dataset.of(pairs(), encoder(48), 1).fingerprint());
        assertNotEquals(data.fingerprint(), Dataset.of(pairs(), encoder(48), 2).fingerprint());
        List<QuestionAnswer> changed = pairs();
        changed.set(3, new QuestionAnswer("Q3?", "Another answer.", "science"));
        assertNotEquals(data.fingerprint(), Dataset.of(changed, encoder(48), 1).fingerprint());
    }

    @Test
    void schoolFactsAreSplitByPhrasingSoThatEveryFactIsLearnedAndTested() {
        List<QuestionAnswer> learned =
                List.of(new QuestionAnswer("Q1?", "A.", "science"), new QuestionAnswer("Q2?", "A.", "science"));
        List<QuestionAnswer> tested = List.of(new QuestionAnswer("q2 please?", "A.", "science"));
        JsonlReader.Contents contents = new JsonlReader.Contents(learned, tested, List.of(), List.of());
        for (long seed : new long[] {1, 2, 3}) {
            Dataset dataset = Dataset.of(contents, encoder(200), seed);
            assertEquals(learned, dataset.train().stream().map(Example::pair).toList());
            assertEquals(tested, dataset.heldOut().stream().map(Example::pair).toList());
            assertEquals(List.of(), dataset.moved());
        }
    }
}
