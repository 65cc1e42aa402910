package dev.aifromzero.level2.wordvec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.level1.cli.UserError;
import dev.aifromzero.level2.wordvec.WordVectorTraining.Config;
import dev.aifromzero.level2.wordvec.WordVectorTraining.Point;
import java.util.List;
import java.util.SplittableRandom;
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
        assertThrows(UserError.class, () -> WordCorpus.of("one two three one two three", 2));
    }
}
