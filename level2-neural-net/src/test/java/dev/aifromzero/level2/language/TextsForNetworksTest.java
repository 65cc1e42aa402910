package dev.aifromzero.level2.language;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.level1.text.WordTokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** How texts become pieces, windows and examples, and what a prediction costs. */
class TextsForNetworksTest {
    private static List<String> all(Pieces pieces) {
        return Stream.of(pieces.train(), pieces.validation(), pieces.test())
                .flatMap(List::stream)
                .sorted()
                .toList();
    }

    private static Pieces pieces(String text, boolean lines) {
        return Pieces.of(text, lines, new SplittableRandom(1));
    }

    @Test
    void paragraphsArePiecesIfThereAreTenOfThem() {
        List<String> paragraphs = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            paragraphs.add("One " + i + ". Two.\nThree.");
        }
        Pieces pieces = pieces(String.join("\n \n", paragraphs), false);
        assertEquals(paragraphs, all(pieces));
        assertEquals(8, pieces.train().size());
        assertEquals(1, pieces.validation().size());
        assertEquals(1, pieces.test().size());
    }

    @Test
    void fewerParagraphsAreCutIntoSentences() {
        String text = "A. B! C? \n\nD।\nE. F. G. H. I. J.";
        assertEquals(List.of("A.", "B!", "C?", "D।", "E.", "F.", "G.", "H.", "I.", "J."), all(pieces(text, false)));
    }

    @Test
    void ofFewerThanTenPiecesNothingIsSetAside() {
        for (int count = 3; count < 10; count++) {
            Pieces few = pieces("a\n".repeat(count), true);
            assertEquals(count, few.train().size());
            assertEquals(few.train(), few.validation());
            assertEquals(few.train(), few.test());
            assertFalse(few.setAside());
        }
        assertTrue(pieces("a\n".repeat(10), true).setAside());
    }

    @Test
    void twoAreTooFewAndTheSentenceSaysOfWhat() {
        String lines = "a\n".repeat(2);
        String sentences = "A b. ".repeat(2);
        IllegalArgumentException fewLines = assertThrows(IllegalArgumentException.class, () -> pieces(lines, true));
        assertTrue(fewLines.getMessage().contains("only 2 lines"), fewLines.getMessage());
        IllegalArgumentException fewSentences =
                assertThrows(IllegalArgumentException.class, () -> pieces(sentences, false));
        assertTrue(fewSentences.getMessage().contains("only 2 sentences"), fewSentences.getMessage());
        assertEquals(10, all(pieces("a\n".repeat(10), true)).size());
    }

    @Test
    void theOrderOfThePiecesIsDrawn() {
        String text = "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\n";
        assertEquals(
                List.of("a", "j"),
                List.of(all(pieces(text, true)).get(0), all(pieces(text, true)).get(9)));
        boolean firstMoves = false;
        boolean lastMoves = false;
        for (int seed = 0; seed < 20; seed++) {
            Pieces pieces = Pieces.of(text, true, new SplittableRandom(seed));
            firstMoves |= !pieces.train().get(0).equals("a");
            lastMoves |= !pieces.test().get(0).equals("j");
        }
        assertTrue(firstMoves && lastMoves);
    }

    @Test
    void theLastTenthOfTheWordsIsForValidation() {
        WordText text = WordText.of("a b c d ".repeat(10), 1);
        assertEquals(36, text.train().get(0).length);
        assertArrayEquals(text.tokenizer().encode("a b c d"), text.validation().get(0));
        assertTrue(text.setAside());
    }

    @Test
    void ofFewerThanFortyWordsNothingIsSetAside() {
        WordText text = WordText.of("a b c ".repeat(12) + "d", 1);
        assertEquals(37, text.train().get(0).length);
        assertArrayEquals(text.train().get(0), text.validation().get(0));
        assertTrue(text.tokenizer().knows("d"));
        assertFalse(text.setAside());
        assertThrows(IllegalArgumentException.class, () -> WordText.of("a b", 1));
    }

    @Test
    void linesAreTextsOfTheirOwn() {
        WordText text = WordText.ofLines("The cat sat.\n\nA dog\nran\n", 1);
        WordTokenizer words = text.tokenizer();
        List<String> lines = text.train().stream().map(words::decode).toList();
        assertEquals(List.of("<end> the cat sat. <end>", "<end> a dog <end>", "<end> ran <end>"), lines);
        WordPairs pairs = WordPairs.of(text.train());
        Set<String> shown = new TreeSet<>();
        for (int i = 0; i < pairs.count(); i++) {
            shown.add(words.token(pairs.words()[i]) + " " + words.token(pairs.next()[i]));
        }
        assertEquals(10, pairs.count());
        assertEquals(
                Set.of(
                        "<end> the",
                        "the cat",
                        "cat sat",
                        "sat .",
                        ". <end>",
                        "<end> a",
                        "a dog",
                        "dog <end>",
                        "<end> ran",
                        "ran <end>"),
                shown);
        assertEquals(3, pairs.first(3).count());
        assertArrayEquals(words.encode("the cat sat"), pairs.first(3).next());
        assertEquals(10, pairs.first(11).count());
    }

    @Test
    void theLastTenthOfTheLinesIsForValidation() {
        WordText nine = WordText.ofLines("a b\n".repeat(8) + "new\n", 1);
        assertFalse(nine.setAside());
        assertEquals(9, nine.train().size());
        assertEquals(9, nine.validation().size());
        WordText ten = WordText.ofLines("a b\n".repeat(9) + "new\n", 1);
        assertTrue(ten.setAside());
        assertEquals(9, ten.train().size());
        assertEquals(
                List.of("<end> <unk> <end>"),
                ten.validation().stream().map(ten.tokenizer()::decode).toList());
    }

    @Test
    void stretchesStayInsideTheirPiecesAndShortPiecesAreWhole() {
        List<int[]> pieces = List.of(new int[] {1, 2, 3, 4, 5, 6}, new int[] {7, 8}, new int[] {9, 10, 11});
        List<WordWindows> windows = WordWindows.of(pieces, 2, 0, 2);
        assertEquals(2, windows.size());
        assertArrayEquals(
                new int[][] {{1, 3, 9}, {2, 4, 10}, {3, 5, 11}}, windows.get(0).words());
        assertArrayEquals(new int[][] {{7}, {8}}, windows.get(1).words());
        assertArrayEquals(
                new int[][] {{2, 4, 9}, {3, 5, 10}, {4, 6, 11}},
                WordWindows.of(pieces, 2, 1, 2).get(0).words());
    }

    @Test
    void twoKnownWordsAreEnoughAndOneIsNot() {
        assertEquals(3, WordText.of("a b ".repeat(20), 1).tokenizer().vocabSize());
        IllegalArgumentException error =
                assertThrows(IllegalArgumentException.class, () -> WordText.of("a ".repeat(40), 1));
        assertTrue(error.getMessage().contains("at least 1 times"), error.getMessage());
    }

    @Test
    void wordsThatOnlyTheValidationPartHasAreUnknown() {
        WordText text = WordText.of("a b ".repeat(27) + "new new new", 1);
        assertEquals(3, text.tokenizer().vocabSize());
    }

    @Test
    void picksAreTheExamplesInTheOrderGiven() {
        ContextExamples examples = ContextExamples.of(List.of(new int[] {0, 1, 2}), 2, 9);
        assertEquals(4, examples.count());
        ContextExamples some = examples.pick(new int[] {3, 0, 2, 1}, 1, 3);
        assertArrayEquals(new int[][] {{9, 0}, {9, 1}}, some.tokens());
        assertArrayEquals(new int[] {0, 2}, some.targets());
        WordWindows windows =
                WordWindows.of(List.of(new int[] {5, 6, 7, 8}), 1, 0, 1).get(0);
        assertEquals(3, windows.count());
        assertArrayEquals(
                new int[][] {{7, 6}, {8, 7}},
                windows.pick(new int[] {0, 2, 1}, 1, 3).words());
    }

    @Test
    void aPredictionCostsItsSurpriseAndItsGradientIsProbabilityLessOne() {
        // odds 1 : 1 : 2, so probabilities 1/4, 1/4, 1/2
        INDArray logits = Nd4j.create(new double[][] {{0, 0, Math.log(2)}, {1, 1, 1 + Math.log(2)}});
        int[] targets = {0, 2};
        NextTokenLoss loss = NextTokenLoss.of(logits, targets);
        assertEquals(1.5 * Math.log(2), loss.loss(), 1e-12);
        assertEquals(1.5 * Math.log(2), NextTokenLoss.loss(logits, targets), 1e-12);
        double[][] gradient = loss.gradient().toDoubleMatrix();
        assertArrayEquals(new double[] {-0.375, 0.125, 0.25}, gradient[0], 1e-12);
        assertArrayEquals(new double[] {0.125, 0.125, -0.25}, gradient[1], 1e-12);
    }

    @Test
    void theUnknownWordIsNeverTheLikeliest() {
        float[] logits = {9, 1, 2};
        assertArrayEquals(new float[] {Float.NEGATIVE_INFINITY, 1, 2}, SavedRecurrent.withoutUnknown(logits));
        assertEquals(9, logits[0]);
    }

    @Test
    void dropoutOfZeroChangesNothingAndOthersZeroOrStretch() {
        INDArray numbers = Nd4j.create(new double[][] {{1, 2}});
        assertEquals(numbers, Dropout.apply(numbers, Dropout.none().mask(1, 2)));
        for (double value : new Dropout(0.75, new SplittableRandom(1))
                .mask(5, 5)
                .dup()
                .data()
                .asDouble()) {
            assertTrue(value == 0 || value == 4, "mask " + value);
        }
        assertThrows(IllegalArgumentException.class, () -> new Dropout(-0.1, new SplittableRandom(1)));
    }
}
