package dev.aifromzero.level2.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.level2.optimizer.OptimizerKind;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What trainings report: with next to no learning the network stays the same, and every number is known. */
class TrainingOfNetworksTest {
    private static final double NEXT_TO_NOTHING = 1e-12;

    private static NGramNetwork ngram(int context) {
        return new NGramNetwork(new NGramNetwork.Config(5, context, 3, 4), new SplittableRandom(1));
    }

    private static ContextExamples examples(int count, int seed) {
        return ContextExamples.of(List.of(ids(count - 1, seed)), 2, 4);
    }

    private static int[] ids(int count, int seed) {
        return new SplittableRandom(seed).ints(count, 0, 4).toArray();
    }

    private static NGramTraining.Config ngramConfig(OptimizerKind kind, double rate) {
        return new NGramTraining.Config(2, 4, kind, rate, 0);
    }

    @Test
    void ngramTrainingTakesEveryExampleOnceAnEpochAndReportsTheMean() {
        NGramNetwork network = ngram(2);
        ContextExamples train = examples(26, 1);
        ContextExamples validation = examples(9, 2);
        NGramTraining training =
                new NGramTraining(network, ngramConfig(OptimizerKind.ADAM, NEXT_TO_NOTHING), new SplittableRandom(2));
        List<Integer> steps = new ArrayList<>();
        List<NGramTraining.Point> history = training.run(train, validation, (step, all, loss) -> {
            steps.add(step);
            assertEquals(14, all);
            assertTrue(loss > 0);
        });
        assertEquals(IntStream.rangeClosed(1, 14).boxed().toList(), steps);
        assertEquals(3, history.size());
        for (int epoch = 0; epoch < 3; epoch++) {
            assertEquals(epoch, history.get(epoch).epoch());
            assertEquals(network.loss(train), history.get(epoch).trainLoss(), 1e-8);
            assertEquals(network.loss(validation), history.get(epoch).validationLoss(), 1e-8);
        }
    }

    @Test
    void theLossOfManyExamplesIsTheirMeanThoughTheyAreTakenInPortions() {
        NGramNetwork network = ngram(2);
        ContextExamples many = examples(2500, 3);
        NGramTraining training =
                new NGramTraining(network, ngramConfig(OptimizerKind.SGD, NEXT_TO_NOTHING), new SplittableRandom(2));
        assertEquals(network.loss(many), training.loss(many), 1e-9);
    }

    @Test
    void anNgramTrainingThatBlowsUpEndsEarly() {
        NGramTraining training =
                new NGramTraining(ngram(2), ngramConfig(OptimizerKind.SGD, Double.MAX_VALUE), new SplittableRandom(2));
        List<NGramTraining.Point> history = training.run(examples(26, 1), examples(9, 2), (s, n, loss) -> {});
        assertEquals(2, history.size());
        assertFalse(Double.isFinite(history.get(1).trainLoss() + history.get(1).validationLoss()));
    }

    private static List<RecurrentTraining.Point> recurrent(
            RecurrentNetwork network, WordText text, boolean everyPosition, double clip, List<Double> epochs) {
        RecurrentTraining.Config config = new RecurrentTraining.Config(3, everyPosition, 2, 10, NEXT_TO_NOTHING, clip);
        return new RecurrentTraining(network, config, new SplittableRandom(5))
                .run(text, (epoch, loss) -> epochs.add(epoch));
    }

    @Test
    void recurrentTrainingReportsTheMeansOfItsWindows() {
        WordText text = WordText.of("a b c d ".repeat(15), 1);
        RecurrentNetwork network = new RecurrentNetwork(new RecurrentNetwork.Config(5, 3, 4), new SplittableRandom(1));
        List<Double> epochs = new ArrayList<>();
        List<RecurrentTraining.Point> history = recurrent(network, text, false, 1e9, epochs);
        double train = network.loss(WordWindows.of(text.train(), 3, 0, 1).get(0), 2);
        double validation =
                network.loss(WordWindows.of(text.validation(), 3, 0, 1).get(0), 2);
        assertEquals(validation, history.get(0).trainLoss(), 1e-9);
        for (int epoch = 1; epoch <= 2; epoch++) {
            assertEquals(train, history.get(epoch).trainLoss(), 1e-8);
            assertEquals(validation, history.get(epoch).validationLoss(), 1e-8);
            assertEquals(0, history.get(epoch).clipped());
        }
        // 54 words have 51 windows: six batches an epoch
        assertEquals(12, epochs.size());
        assertEquals(10 / 51.0, epochs.get(0), 1e-12);
        assertEquals(1, epochs.get(5), 1e-12);
        assertEquals(1 + 10 / 51.0, epochs.get(6), 1e-12);
        assertEquals(2, epochs.get(11), 1e-12);
    }

    @Test
    void theShareOfShortenedStepsIsReported() {
        WordText text = WordText.of("a b c d ".repeat(15), 1);
        RecurrentNetwork network = new RecurrentNetwork(new RecurrentNetwork.Config(5, 3, 4), new SplittableRandom(1));
        List<RecurrentTraining.Point> history = recurrent(network, text, true, 1e-9, new ArrayList<>());
        assertEquals(0, history.get(0).clipped());
        assertEquals(1, history.get(1).clipped());
        double validation =
                network.loss(WordWindows.of(text.validation(), 3, 0, 3).get(0), 0);
        assertEquals(validation, history.get(2).validationLoss(), 1e-8);
    }

    @Test
    void anEpochOfTheTinyModelHasAsManyStepsAsBatchesFit() {
        TinyLanguageModel model = new TinyLanguageModel(5, 3, new SplittableRandom(1));
        int[] steps = {0};
        double loss = model.epoch(
                WordPairs.of(List.of(ids(33, 1))), 8, 0.5, (parameters, rate) -> steps[0]++, new SplittableRandom(2));
        assertEquals(4, steps[0]);
        assertEquals(Math.log(5), loss, 0.5);
        model.epoch(
                WordPairs.of(List.of(ids(5, 1))), 8, 0.5, (parameters, rate) -> steps[0]++, new SplittableRandom(2));
        assertEquals(5, steps[0]);
    }

    @Test
    void theLossOfATinyEpochIsThatOfPairsOfTheText() {
        TinyLanguageModel model = new TinyLanguageModel(5, 3, new SplittableRandom(1));
        int[] text = {1, 2, 1, 2, 1, 2, 1};
        double low = Math.min(model.loss(new int[] {1}, new int[] {2}), model.loss(new int[] {2}, new int[] {1}));
        double high = Math.max(model.loss(new int[] {1}, new int[] {2}), model.loss(new int[] {2}, new int[] {1}));
        double loss =
                model.epoch(WordPairs.of(List.of(text)), 3, 0.5, (parameters, rate) -> {}, new SplittableRandom(2));
        assertTrue(loss > low - 1e-9 && loss < high + 1e-9, low + " to " + high + ": " + loss);
    }
}
