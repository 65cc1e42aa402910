package dev.aifromzero.level2.wordvec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.level2.wordvec.WordVectorTraining.Config;
import dev.aifromzero.level2.wordvec.WordVectorTraining.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class SkipGramTest {
    private static final List<String> ANIMALS = List.of("cow", "goat", "hen", "dog", "cat");
    private static final List<String> FRUITS = List.of("mango", "guava", "banana", "lime", "papaya");

    /** Sentences in which animals stand among words of one kind, fruits among words of another kind. */
    private static String plantedText() {
        SplittableRandom random = new SplittableRandom(5);
        String[][] frames = {{"runs", "eats", "sleeps", "calls"}, {"ripe", "sweet", "sour", "peeled"}};
        StringBuilder text = new StringBuilder();
        for (int sentence = 0; sentence < 1500; sentence++) {
            int kind = random.nextInt(2);
            List<String> members = kind == 0 ? ANIMALS : FRUITS;
            text.append("the ")
                    .append(frames[kind][random.nextInt(4)])
                    .append(' ')
                    .append(members.get(random.nextInt(5)))
                    .append(' ')
                    .append(frames[kind][random.nextInt(4)])
                    .append(" and\n");
        }
        return text.toString();
    }

    private static final Config SMALL = new Config(16, 2, 5, 1e-2, 8, 0.05);

    private static WordVectors train(Config config, long seed) {
        WordVectorTraining training =
                new WordVectorTraining(WordCorpus.of(plantedText(), 1), config, new SplittableRandom(seed));
        List<Point> history = training.run(point -> {});
        assertTrue(history.get(history.size() - 1).loss() < history.get(0).loss());
        return training.vectors();
    }

    @Test
    void plantedClassesOfWordsAreFound() {
        WordVectors vectors = train(SMALL, 1);
        for (List<String> members : List.of(ANIMALS, FRUITS)) {
            for (String word : members) {
                for (WordVectors.Match match : vectors.near(word, 4)) {
                    assertTrue(members.contains(match.word()), word + " near " + match);
                }
            }
        }
        assertTrue(vectors.similarity("cow", "goat") > vectors.similarity("cow", "mango") + 0.3);
    }

    @Test
    void sameSeedGivesTheSameVectorsAndAnotherSeedOthers() {
        Config shorter = SMALL.withEpochs(2);
        assertArrayEquals(train(shorter, 1).vector("cow"), train(shorter, 1).vector("cow"));
        assertNotEquals(train(shorter, 1).vector("cow")[0], train(shorter, 2).vector("cow")[0]);
    }

    @Test
    void stepMovesEveryNumberAgainstTheMeasuredSlopeOfTheLoss() {
        int[] negatives = {3, 0, 4};
        SkipGram model = random(7);
        for (int arrow = 0; arrow < 2; arrow++) {
            float[] before = arrow == 0 ? model.middle() : model.neighbour();
            SkipGram moved = random(7);
            moved.step(1, 2, negatives, 1);
            float[] after = arrow == 0 ? moved.middle() : moved.neighbour();
            for (int i = 0; i < before.length; i++) {
                float kept = before[i];
                float h = 1 / 128f;
                before[i] = kept + h;
                double above = model.loss(1, 2, negatives);
                before[i] = kept - h;
                double below = model.loss(1, 2, negatives);
                before[i] = kept;
                assertEquals((above - below) / (2 * h), kept - after[i], 2e-5, "arrow " + arrow + " number " + i);
            }
        }
    }

    @Test
    void stepReturnsTheLossBefore() {
        SkipGram model = random(7);
        int[] negatives = {0, 4};
        double loss = model.loss(1, 2, negatives);
        assertEquals(loss, model.step(1, 2, negatives, 0.1f), 1e-6);
        assertTrue(model.loss(1, 2, negatives) < loss);
    }

    @Test
    void untrainedLossIsThatOfCoins() {
        SkipGram fresh = new SkipGram(5, 6, new SplittableRandom(1));
        assertEquals(3 * Math.log(2), fresh.loss(0, 1, new int[] {2, 3}), 1e-6);
    }

    private static SkipGram random(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        SkipGram model = new SkipGram(5, 6, random);
        for (int i = 0; i < model.middle().length; i++) {
            model.middle()[i] = (float) random.nextGaussian() / 2;
            model.neighbour()[i] = (float) random.nextGaussian() / 2;
        }
        return model;
    }

    @Test
    void counterexamplesFollowTheThreeQuarterPower() {
        NegativeSampler sampler = new NegativeSampler(new int[] {16, 1, 81});
        SplittableRandom random = new SplittableRandom(3);
        int[] drawn = new int[3];
        for (int i = 0; i < 36_000; i++) {
            drawn[sampler.draw(random)]++;
        }
        // 16^0.75 = 8, 1, 81^0.75 = 27: in all 36.
        assertEquals(8000, drawn[0], 300);
        assertEquals(1000, drawn[1], 120);
        assertEquals(27_000, drawn[2], 320);
    }

    @Test
    void aPlaceExactlyBetweenTwoWordsBelongsToTheSecond() {
        RandomGenerator half = () -> 1L << 63; // as a number from 0 to 1: 0.5
        assertEquals(1, new NegativeSampler(new int[] {1, 1}).draw(half));
        RandomGenerator zero = () -> 0;
        assertEquals(0, new NegativeSampler(new int[] {1, 1}).draw(zero));
    }

    @Test
    void freshWordsHaveSmallArrowsAndFreshNeighboursNone() {
        SkipGram fresh = new SkipGram(50, 4, new SplittableRandom(1));
        float largest = 0;
        float smallest = 0;
        for (float number : fresh.middle()) {
            largest = Math.max(largest, number);
            smallest = Math.min(smallest, number);
        }
        assertEquals(0.125, largest, 0.01);
        assertEquals(-0.125, smallest, 0.01);
        assertArrayEquals(new float[200], fresh.neighbour());
    }

    @Test
    void aLossStaysANumberWhereTheModelIsCertainAndWrong() {
        SkipGram model = new SkipGram(2, 1, new SplittableRandom(1));
        model.middle()[0] = 1000;
        model.neighbour()[1] = 1000;
        double loss = model.step(0, 1, new int[] {1}, 0);
        assertEquals(-Math.log(Double.MIN_NORMAL), loss, 1e-6);
    }

    @Test
    void withAWindowOfOneEveryWordMeetsItsTwoNeighboursInEveryEpoch() {
        WordCorpus corpus = WordCorpus.of("a b c d\nd c b a d", 1);
        WordVectorTraining training =
                new WordVectorTraining(corpus, new Config(3, 1, 2, 1, 4, 0.05), new SplittableRandom(1));
        List<Point> told = new ArrayList<>();
        List<Point> history = training.run(told::add);
        assertEquals(history, told);
        assertEquals(List.of(1, 2, 3, 4), history.stream().map(Point::epoch).toList());
        for (Point point : history) {
            assertEquals(2 * 3 + 2 * 4, point.pairs());
        }
        assertEquals(3 * Math.log(2), history.get(0).loss(), 0.05);
        assertEquals(3, training.vectors().dimensions());
        assertEquals(List.of("d", "a", "b", "c"), training.vectors().words());
    }

    @Test
    void aWiderWindowIsOftenButNotAlwaysUsedInFull() {
        WordCorpus corpus = WordCorpus.of("a b c d e f g h\n".repeat(200), 1);
        WordVectorTraining training =
                new WordVectorTraining(corpus, new Config(2, 3, 1, 1, 1, 0.01), new SplittableRandom(1));
        // a window of 1, 2, 3 has 14, 26, 36 pairs in eight words: on average 76 / 3
        assertEquals(200 * 76 / 3.0, training.run(point -> {}).get(0).pairs(), 150);
    }

    @Test
    void withoutAWordToPredictThereIsNoLoss() {
        // with a threshold of almost 0 every word is skipped
        WordVectorTraining training = new WordVectorTraining(
                WordCorpus.of("a b c d", 1), new Config(2, 1, 1, 1e-300, 1, 0.05), new SplittableRandom(1));
        assertEquals(List.of(new Point(1, 0, 0)), training.run(point -> {}));
    }

    @Test
    void frequentWordsAreSkippedByTheRootOfTheirShare() {
        Subsampling subsampling = new Subsampling(new int[] {900, 90, 10}, 0.01);
        assertEquals(Math.sqrt(0.01 / 0.9), subsampling.keep(0), 1e-12);
        assertEquals(Math.sqrt(0.01 / 0.09), subsampling.keep(1), 1e-12);
        assertEquals(1, subsampling.keep(2));
    }

    @Test
    void corpusLeavesOutPunctuationAndRareWordsAndKeepsParagraphsApart() {
        WordCorpus corpus = WordCorpus.of("The cat, the dog!\nA dog, a cat - 12 x.", 2);
        assertEquals(List.of("a", "cat", "dog", "the"), corpus.words());
        assertArrayEquals(new int[] {2, 2, 2, 2}, corpus.counts());
        assertEquals(2, corpus.paragraphs().size());
        assertArrayEquals(new int[] {3, 1, 3, 2}, corpus.paragraphs().get(0));
        assertEquals(8, corpus.length());
    }

    @Test
    void textWithTooFewWordsIsRefused() {
        IllegalArgumentException error =
                assertThrows(IllegalArgumentException.class, () -> WordCorpus.of("one two three one two three", 2));
        assertTrue(error.getMessage().startsWith("Only 3 different words"), error.getMessage());
        assertEquals(4, WordCorpus.of("one two three four", 1).vocabSize());
    }

    @Test
    void aWordAloneHasNoNeighboursToLearnFrom() {
        WordCorpus corpus = WordCorpus.of("a b c d\n\na\nb c", 1);
        assertEquals(2, corpus.paragraphs().size());
        assertEquals(6, corpus.length());
    }
}
