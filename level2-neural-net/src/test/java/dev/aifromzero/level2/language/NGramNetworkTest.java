package dev.aifromzero.level2.language;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.level1.sampling.SamplingConfig;
import dev.aifromzero.level1.text.BpeTokenizer;
import dev.aifromzero.level1.text.CharTokenizer;
import dev.aifromzero.level1.text.Tokenizer;
import dev.aifromzero.level1.text.WordTokenizer;
import dev.aifromzero.level2.network.GradientCheck;
import dev.aifromzero.level2.network.GradientCheck.Result;
import dev.aifromzero.level2.optimizer.OptimizerKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NGramNetworkTest {
    private static final List<String> NAMES = List.of("anna", "nana", "hanna", "ana", "nahan");
    private static final CharTokenizer LETTERS = CharTokenizer.fromText(String.join("", NAMES));

    @TempDir
    Path folder;

    private static TrainedNGram untrained(Tokenizer tokenizer, int context, long seed) {
        NGramNetwork.Config config = new NGramNetwork.Config(tokenizer.vocabSize() + 1, context, 4, 6);
        return new TrainedNGram(tokenizer, new NGramNetwork(config, new SplittableRandom(seed)));
    }

    private static TrainedNGram trained(OptimizerKind optimizer, double rate, double dropout) {
        TrainedNGram model = untrained(LETTERS, 3, 1);
        ContextExamples examples = model.examples(NAMES);
        NGramTraining.Config config = new NGramTraining.Config(150, 8, optimizer, rate, dropout);
        new NGramTraining(model.network(), config, new SplittableRandom(2)).run(examples, examples, (s, n, loss) -> {});
        return model;
    }

    @Test
    void contextsOfASequenceAsOnPaper() {
        ContextExamples examples = ContextExamples.of(List.of(new int[] {0, 1}, new int[] {2}), 2, 9);
        assertArrayEquals(new int[] {9, 9, 0, 9, 9}, examples.tokens()[0]);
        assertArrayEquals(new int[] {9, 0, 1, 9, 2}, examples.tokens()[1]);
        assertArrayEquals(new int[] {0, 1, 9, 2, 9}, examples.targets());
    }

    @Test
    void gradientsAgreeWithDifferencesAlsoWhereATokenComesTwice() {
        TrainedNGram model = untrained(LETTERS, 3, 5);
        ContextExamples examples = model.examples(NAMES);
        model.network().backward(examples);
        List<Result> results = GradientCheck.check(
                model.network().parameters(), () -> model.network().loss(examples));
        assertEquals(7, results.size());
        results.forEach(result -> assertTrue(result.relativeError() < 1e-7, result.toString()));
    }

    @Test
    void gradientsWithDropoutAgreeWithDifferencesUnderTheSameMask() {
        TrainedNGram model = untrained(LETTERS, 2, 6);
        ContextExamples examples = model.examples(NAMES);
        NGramNetwork network = model.network();
        network.backward(examples, new Dropout(0.5, new SplittableRandom(3)));
        // A backward pass overwrites the gradients: keep the ones to be checked.
        var kept = network.parameters().stream().map(p -> p.gradient()).toList();
        for (int i = 0; i < kept.size(); i++) {
            var p = network.parameters().get(i);
            double slope = GradientCheck.slope(
                    p.value(), 0, 1, () -> network.backward(examples, new Dropout(0.5, new SplittableRandom(3))));
            assertEquals(slope, kept.get(i).getDouble(0, 1), 1e-8, p.name());
        }
    }

    @Test
    void dropoutKeepsTheSumOnAverage() {
        Dropout dropout = new Dropout(0.3, new SplittableRandom(1));
        assertEquals(1, dropout.mask(300, 300).meanNumber().doubleValue(), 0.01);
        assertThrows(IllegalArgumentException.class, () -> new Dropout(1, new SplittableRandom(1)));
    }

    @Test
    void eachPlaceHasATableOfItsOwn() {
        TrainedNGram model = untrained(LETTERS, 2, 7);
        float[] before = model.logits(LETTERS.encode("ah"));
        model.network()
                .table(0)
                .weights()
                .value()
                .putRow(
                        LETTERS.encode("h")[0],
                        model.network().table(0).weights().value().getRow(0).add(1));
        assertArrayEquals(before, model.logits(LETTERS.encode("ah")));
        model.network()
                .table(1)
                .weights()
                .value()
                .putRow(
                        LETTERS.encode("h")[0],
                        model.network().table(1).weights().value().getRow(0).add(1));
        assertNotEquals(before[0], model.logits(LETTERS.encode("ah"))[0]);
    }

    @Test
    void smallTextIsLearnedByBothRecipes() {
        // What can be known from three letters: after "ana" come n, the end or h, so some surprise is left.
        for (TrainedNGram model : List.of(trained(OptimizerKind.SGD, 0.5, 0), trained(OptimizerKind.ADAM, 0.02, 0.1))) {
            double loss = model.network().loss(model.examples(NAMES));
            assertTrue(loss < 0.6, "loss " + loss);
            int[] written = model.generate(
                    LETTERS.encode("h"), 20, SamplingConfig.greedy().sampler(), null);
            assertTrue(LETTERS.decode(written).startsWith("han"), LETTERS.decode(written));
        }
    }

    @Test
    void sgdTakesItsRateInThirdsAsThePaperTrailSays() {
        var schedule = NGramTraining.thirds(0.1, 9);
        assertEquals(0.10, schedule.at(0), 1e-15);
        assertEquals(0.10, schedule.at(2), 1e-15);
        assertEquals(0.05, schedule.at(3), 1e-15);
        assertEquals(0.02, schedule.at(6), 1e-15);
        assertEquals(0.02, schedule.at(8), 1e-15);
    }

    @Test
    void bestEpochIsKeptWhenALaterOneIsWorse() {
        TrainedNGram model = untrained(LETTERS, 3, 1);
        ContextExamples train = model.examples(List.of("anna", "anna", "anna"));
        ContextExamples other = model.examples(List.of("nahan"));
        NGramTraining training = new NGramTraining(
                model.network(), new NGramTraining.Config(60, 4, OptimizerKind.ADAM, 0.05, 0), new SplittableRandom(2));
        List<NGramTraining.Point> history = training.run(train, other, (s, n, loss) -> {});
        double lowest = history.stream()
                .mapToDouble(NGramTraining.Point::validationLoss)
                .min()
                .orElseThrow();
        assertTrue(history.get(60).validationLoss() > lowest);
        assertEquals(lowest, training.loss(other));
    }

    @Test
    void sameSeedGivesTheSameDigits() {
        float[] first = trained(OptimizerKind.ADAM, 0.02, 0.2).logits(LETTERS.encode("an"));
        assertArrayEquals(first, trained(OptimizerKind.ADAM, 0.02, 0.2).logits(LETTERS.encode("an")));
    }

    @Test
    void savedModelGivesTheSameNumbersForEveryKindOfTokenizer() throws IOException {
        String text = "the old man saw the old boat and the man saw the sea";
        for (Tokenizer tokenizer : List.of(
                CharTokenizer.fromText(text),
                WordTokenizer.fromText(text, 1),
                BpeTokenizer.train(text, 270, List.of()))) {
            TrainedNGram model = untrained(tokenizer, 2, 8);
            model.save(folder);
            TrainedNGram back = TrainedNGram.load(folder);
            int[] ids = tokenizer.encode("the old man");
            assertArrayEquals(ids, back.tokenizer().encode("the old man"));
            assertArrayEquals(model.logits(ids), back.logits(ids));
        }
    }

    @Test
    void damagedAndForeignFilesAreRefused() throws IOException {
        untrained(LETTERS, 2, 8).save(folder);
        Path file = folder.resolve(TrainedNGram.FILE);
        byte[] good = Files.readAllBytes(file);
        for (int at : new int[] {0, 30, good.length / 2, good.length - 1}) {
            byte[] bad = good.clone();
            bad[at] ^= 1;
            Files.write(file, bad);
            UserError error = assertThrows(UserError.class, () -> TrainedNGram.load(folder));
            assertTrue(error.getMessage().contains(TrainedNGram.FILE));
        }
        for (int length : new int[] {0, 5, good.length - 8}) {
            Files.write(file, java.util.Arrays.copyOf(good, length));
            assertThrows(UserError.class, () -> TrainedNGram.load(folder));
        }
        Files.write(file, good);
        Files.writeString(folder.resolve("tokenizer.json"), "{\"type\":\"char\",\"alphabet\":\"xy\"}");
        assertThrows(UserError.class, () -> TrainedNGram.load(folder));
        Files.delete(file);
        assertThrows(UserError.class, () -> TrainedNGram.load(folder));
        NetworkFile.write(file, "another", java.util.Map.of(), List.of());
        assertTrue(assertThrows(UserError.class, () -> TrainedNGram.load(folder))
                .getMessage()
                .contains("another"));
    }

    @Test
    void unknownWordIsNeverWritten() {
        TrainedNGram model = untrained(WordTokenizer.fromText("one two", 1), 2, 3);
        model.network().parameters().get(5).value().putScalar(0, WordTokenizer.UNKNOWN_ID, 50);
        int[] written = model.generate(new int[0], 30, SamplingConfig.defaults().sampler(), new SplittableRandom(1));
        for (int id : written) {
            assertNotEquals(WordTokenizer.UNKNOWN_ID, id);
        }
    }

    @Test
    void theContextIsTheLastTokensAndBeforeTheBeginningStandsTheEnd() {
        TrainedNGram model = untrained(LETTERS, 3, 3);
        int end = LETTERS.vocabSize();
        assertEquals(end, model.boundary());
        assertEquals("<end>", model.token(end));
        assertEquals("a", model.token(0));
        assertArrayEquals(new int[] {end, end, end}, model.lastOf(new int[0]));
        assertArrayEquals(new int[] {end, 0, 1}, model.lastOf(new int[] {0, 1}));
        assertArrayEquals(new int[] {1, 2, 0}, model.lastOf(new int[] {0, 1, 2, 0}));
    }

    @Test
    void writingStopsAtTheEndOrAfterSoManyTokens() {
        TrainedNGram model = untrained(LETTERS, 2, 3);
        int[] never = model.generate(
                new int[] {1}, 4, (logits, history, random) -> history.length % 2, new SplittableRandom(1));
        assertArrayEquals(new int[] {1, 1, 0, 1, 0}, never);
        int[] soon = model.generate(
                new int[] {1}, 4, (logits, history, random) -> history.length < 3 ? 0 : model.boundary(), null);
        assertArrayEquals(new int[] {1, 0, 0}, soon);
    }

    @Test
    void piecesAreDealtOutWithoutLossAndTooFewAreRefused() {
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            names.append("name").append(i).append('\n');
        }
        Pieces pieces = Pieces.of(names.toString(), true, new SplittableRandom(42));
        assertEquals(24, pieces.train().size());
        assertEquals(3, pieces.validation().size());
        assertEquals(3, pieces.test().size());
        assertEquals(
                30,
                java.util.stream.Stream.of(pieces.train(), pieces.validation(), pieces.test())
                        .flatMap(List::stream)
                        .distinct()
                        .count());
        assertNotEquals(List.of("name0", "name1", "name2"), pieces.train().subList(0, 3));
        assertThrows(IllegalArgumentException.class, () -> Pieces.of("one\ntwo", true, new SplittableRandom(1)));
        assertEquals(
                8,
                Pieces.of("A b. ".repeat(10), false, new SplittableRandom(1))
                        .train()
                        .size());
    }
}
