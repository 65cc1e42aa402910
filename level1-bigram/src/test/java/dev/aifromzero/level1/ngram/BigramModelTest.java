package dev.aifromzero.level1.ngram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.level1.sampling.SamplingConfig;
import dev.aifromzero.level1.text.CharTokenizer;
import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class BigramModelTest {
    /** By hand, in b a n a n a b a n: ba twice, an three times, na twice, ab once. */
    private static final String TEXT = "bananaban";

    private static final CharTokenizer ABN = CharTokenizer.fromText(TEXT);
    private static final int A = 0;
    private static final int B = 1;
    private static final int N = 2;

    @Test
    void countsAreThoseOfTheHandWorkedExample() {
        BigramModel model = BigramModel.count(ABN, TEXT, 0);
        assertEquals(2, model.count(B, A));
        assertEquals(3, model.count(A, N));
        assertEquals(2, model.count(N, A));
        assertEquals(1, model.count(A, B));
        assertEquals(0, model.count(N, B));
        assertEquals(4, model.rowTotal(A));
        assertEquals(4, model.pairsSeen());
        assertEquals(0.75, model.probability(A, N));
        assertEquals(0.25, model.probability(A, B));
        assertEquals(ABN, model.tokenizer());
    }

    @Property(tries = 300)
    void countsAreThoseOfGoingThroughTheTextPairByPair(
            @ForAll @StringLength(min = 2, max = 40) @CharRange(from = ' ', to = '~') String ascii,
            @ForAll boolean withHindi) {
        String text = withHindi ? ascii + "ह😀" : ascii;
        CharTokenizer tokenizer = CharTokenizer.fromText(text);
        BigramModel model = BigramModel.count(tokenizer, text, 0);
        int[][] expected = new int[tokenizer.vocabSize()][tokenizer.vocabSize()];
        int[] codePoints = text.codePoints().toArray();
        for (int i = 0; i + 1 < codePoints.length; i++) {
            expected[id(tokenizer, codePoints[i])][id(tokenizer, codePoints[i + 1])]++;
        }
        for (int first = 0; first < expected.length; first++) {
            assertEquals(Arrays.stream(expected[first]).sum(), model.rowTotal(first));
            for (int second = 0; second < expected.length; second++) {
                assertEquals(expected[first][second], model.count(first, second));
            }
        }
    }

    private static int id(CharTokenizer tokenizer, int codePoint) {
        return tokenizer.encode(Character.toString(codePoint))[0];
    }

    @Test
    void aCharacterThatTheTokenizerDoesNotKnowIsRefused() {
        for (String text : new String[] {"xanab", "anabx", "anahb", "anabह", "ab😀"}) {
            assertThrows(IllegalArgumentException.class, () -> BigramModel.count(ABN, text, 0), text);
        }
        assertThrows(IllegalArgumentException.class, () -> BigramModel.count(ABN, "😀", 0));
        assertThrows(IllegalArgumentException.class, () -> BigramModel.count(ABN, "", 0));
    }

    @Test
    void addKGivesEveryPairExtraCounts() {
        BigramModel model = BigramModel.count(ABN, TEXT, 1);
        assertEquals(4 / 7.0, model.probability(A, N), 1e-12);
        assertEquals(1 / 7.0, model.probability(A, A), 1e-12);
        assertEquals(1 / 5.0, model.probability(N, B), 1e-12);
    }

    @Property(tries = 200)
    void probabilitiesOfARowSumToOne(
            @ForAll @StringLength(min = 2, max = 60) String text, @ForAll @DoubleRange(max = 3) double k) {
        String clean = new String(text.replaceAll("\\p{Cs}", "x") + "yz");
        CharTokenizer tokenizer = CharTokenizer.fromText(clean);
        BigramModel model = BigramModel.count(tokenizer, clean, k);
        for (int first = 0; first < tokenizer.vocabSize(); first++) {
            assertEquals(1, Arrays.stream(model.next(first)).sum(), 1e-9);
        }
    }

    @Test
    void crossEntropyIsTheMeanSurprise() {
        BigramModel model = BigramModel.count(ABN, TEXT, 0);
        // "ana": a→n 3/4, n→a 1
        assertEquals(-Math.log(0.75) / 2, model.crossEntropy("ana"), 1e-12);
        assertEquals(Double.POSITIVE_INFINITY, model.crossEntropy("bb"));
    }

    @Test
    void aCharacterIsACodePoint() {
        String text = "न😀न😀न";
        CharTokenizer tokenizer = CharTokenizer.fromText(text);
        BigramModel model = BigramModel.count(tokenizer, text, 0);
        assertEquals(2, tokenizer.vocabSize());
        assertEquals(2, model.count(0, 1));
        assertEquals(2, model.count(1, 0));
    }

    @Test
    void generatedPairsAreSeenPairsAndTheSeedDecides() {
        BigramModel model = BigramModel.count(ABN, TEXT, 0);
        String one = model.generate("b", 50, SamplingConfig.defaults().sampler(), new SplittableRandom(1));
        assertEquals(51, one.length());
        for (String impossible : new String[] {"aa", "bb", "nn", "nb", "bn"}) {
            assertTrue(!one.contains(impossible), one);
        }
        assertEquals(one, model.generate("b", 50, SamplingConfig.defaults().sampler(), new SplittableRandom(1)));
        assertEquals("banana", model.generate("b", 5, SamplingConfig.greedy().sampler(), new SplittableRandom(1)));
    }

    @Test
    void whatCannotBeCountedIsRefused() {
        IllegalArgumentException single = assertThrows(
                IllegalArgumentException.class, () -> BigramModel.count(CharTokenizer.fromText("x"), "x", 0));
        assertTrue(single.getMessage().contains("has 1 character"), single.getMessage());
        IllegalArgumentException empty =
                assertThrows(IllegalArgumentException.class, () -> BigramModel.count(ABN, "", 0));
        assertTrue(empty.getMessage().contains("has 0 character"), empty.getMessage());
        assertThrows(IllegalArgumentException.class, () -> BigramModel.count(ABN, TEXT, -1));
        BigramModel model = BigramModel.count(ABN, TEXT, 0);
        assertThrows(
                IllegalArgumentException.class,
                () -> model.generate("", 3, SamplingConfig.greedy().sampler(), null));
        assertThrows(
                IllegalArgumentException.class,
                () -> model.generate("z", 3, SamplingConfig.greedy().sampler(), null));
    }
}
