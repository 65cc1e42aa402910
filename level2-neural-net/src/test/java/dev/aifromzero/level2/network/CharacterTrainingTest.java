package dev.aifromzero.level2.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level1.text.Corpus;
import dev.aifromzero.level2.optimizer.OptimizerKind;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;

class CharacterTrainingTest {
    private static final String SMALL = "the rain in the hills runs to the river and the river runs to the sea";

    private static CharacterTraining.Config config(int epochs) {
        return CharacterTraining.Config.usual().withEpochs(epochs);
    }

    private static List<CharacterTraining.Point> history(String text, CharacterTraining.Config config, long seed) {
        return new CharacterTraining(PairCounts.of(text), config, new SplittableRandom(seed)).run(point -> {});
    }

    @Test
    void floorOfASmallTextAsOnPaper() {
        // aab aab: a is followed by a, b, a, b; b by a. So 4 of 5 pairs cost ln 2.
        assertEquals(0.8 * Math.log(2), PairCounts.of("aabaab").entropyFloor(), 1e-12);
        assertEquals(0, PairCounts.of("ababab").entropyFloor(), 1e-12);
    }

    @Test
    void lossComesWithinThreePercentOfTheFloorAndNeverBelow() throws IOException {
        String text = Corpus.read(ProjectPaths.data("india.txt"));
        double floor = PairCounts.of(text).entropyFloor();
        List<CharacterTraining.Point> history = history(text, CharacterTraining.Config.usual(), 5);
        double last = history.get(history.size() - 1).loss();
        assertTrue(last < 1.03 * floor, last + " against a floor of " + floor);
        assertTrue(history.stream().allMatch(point -> point.loss() >= floor));
    }

    @Test
    void untrainedNetworkIsAboutAsSurprisedAsIfAllCharactersWereAlike() {
        PairCounts text = PairCounts.of(SMALL);
        double loss =
                new CharacterNetwork(text.vocabSize(), 64, Activation.SIGMOID, new SplittableRandom(1)).loss(text);
        assertEquals(Math.log(text.vocabSize()), loss, 0.4);
    }

    @Test
    void probabilitiesOfARowSumToOne() {
        INDArray p = new CharacterNetwork(9, 5, Activation.TANH, new SplittableRandom(3)).probabilities();
        for (double sum : p.sum(1).toDoubleVector()) {
            assertEquals(1, sum, 1e-12);
        }
    }

    @Test
    void sameSeedGivesTheSameDigitsAndAnotherSeedOthers() {
        assertEquals(history(SMALL, config(40), 11), history(SMALL, config(40), 11));
        assertNotEquals(history(SMALL, config(40), 11), history(SMALL, config(40), 12));
    }

    @Test
    void sameSeedWritesTheSameText() {
        CharacterNetwork network = new CharacterNetwork(9, 5, Activation.TANH, new SplittableRandom(3));
        int[] first = network.generate(2, 50, new SplittableRandom(1));
        assertEquals(51, first.length);
        assertEquals(2, first[0]);
        assertTrue(Arrays.stream(first).distinct().count() > 4, Arrays.toString(first));
        assertArrayEquals(first, network.generate(2, 50, new SplittableRandom(1)));
    }

    @Test
    void aTrainedNetworkWritesWhatItHasLearned() {
        CharacterTraining training =
                new CharacterTraining(PairCounts.of("ab".repeat(20)), config(200), new SplittableRandom(3));
        training.run(point -> {});
        assertArrayEquals(new int[] {0, 1, 0, 1, 0, 1}, training.network().generate(0, 5, new SplittableRandom(1)));
    }

    @ParameterizedTest
    @CsvSource({"SIGMOID, 90", "TANH, 90", "RELU, 50", "GELU, 50"})
    void theFirstWeightsSpreadAsTheActivationNeedsIt(Activation activation, double twiceThePartsOfTheVariance) {
        // Glorot: 2 / (in + out); He: 2 / in
        CharacterNetwork network = new CharacterNetwork(50, 40, activation, new SplittableRandom(3));
        double spread = network.parameters().get(0).value().stdNumber().doubleValue();
        assertEquals(Math.sqrt(2 / twiceThePartsOfTheVariance), spread, 0.01);
        assertEquals(50 * 40 + 40 + 40 * 50 + 50, network.parameterCount());
    }

    @Test
    void learningRatesFallFromTheFirstToATenthWithTheLastEpoch() {
        List<CharacterTraining.Point> history = history(SMALL, config(7).withLearningRate(0.05), 1);
        assertEquals(0, history.get(0).learningRate());
        assertEquals(0.05, history.get(1).learningRate(), 1e-12);
        assertEquals(0.005, history.get(7).learningRate(), 1e-12);
        for (int epoch = 2; epoch <= 7; epoch++) {
            assertTrue(
                    history.get(epoch).learningRate() < history.get(epoch - 1).learningRate());
        }
    }

    @Test
    void settingsAreChangedOneByOne() {
        CharacterTraining.Config config = CharacterTraining.Config.usual();
        assertEquals(64, config.hidden());
        assertEquals(
                new CharacterTraining.Config(8, 9, 0.5, Activation.RELU, OptimizerKind.ADAM),
                config.withHidden(8).withEpochs(9).withLearningRate(0.5).withActivation(Activation.RELU));
    }

    @ParameterizedTest
    @EnumSource
    void everyOptimizerLearnsWithItsUsualLearningRate(OptimizerKind kind) {
        CharacterTraining.Config config =
                new CharacterTraining.Config(32, 100, kind.usualLearningRate(), Activation.SIGMOID, kind);
        List<CharacterTraining.Point> history = history(SMALL, config, 42);
        assertTrue(history.get(100).loss() < 0.8 * history.get(0).loss(), kind + " " + history.get(100));
    }

    @Test
    void trainingThatBlowsUpEndsEarlyWithALossThatIsNoNumber() {
        CharacterTraining.Config wild =
                new CharacterTraining.Config(8, 500, 1000, Activation.IDENTITY, OptimizerKind.SGD);
        List<CharacterTraining.Point> history = history(SMALL, wild, 42);
        assertTrue(history.size() < 501);
        assertTrue(!Double.isFinite(history.get(history.size() - 1).loss()));
    }

    @Test
    void historyHasOneLineAnEpochAndTheUntrainedNetwork() {
        String csv = CharacterTraining.toCsv(history(SMALL, config(5), 1));
        assertEquals(7, csv.lines().count());
        assertTrue(csv.startsWith("epoch,loss_nats_per_character,perplexity,learning_rate\n0,"));
    }

    @Test
    void textOfOneCharacterIsRefusedWithARemedy() {
        assertThrows(IllegalArgumentException.class, () -> PairCounts.of("a"));
        assertThrows(IllegalArgumentException.class, () -> PairCounts.of("aaaa"));
    }

    @Test
    void hindiAndEmojiCountAsOneCharacterEach() {
        assertEquals(3, PairCounts.of("क😀ख").vocabSize());
        assertEquals(2, PairCounts.of("क😀ख").pairs());
    }
}
