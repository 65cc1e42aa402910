package dev.aifromzero.level2.language;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.level2.network.GradientCheck;
import dev.aifromzero.level2.optimizer.GradientClipping;
import dev.aifromzero.level2.optimizer.Parameter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.factory.Nd4j;

class RecurrentNetworkTest {
    private static final String TEXT = "one two three four five six seven eight nine . ".repeat(12);
    private static final WordText WORDS = WordText.of(TEXT, 1);

    @TempDir
    Path folder;

    private static RecurrentNetwork untrained() {
        return new RecurrentNetwork(
                new RecurrentNetwork.Config(WORDS.tokenizer().vocabSize(), 6, 12), new SplittableRandom(4));
    }

    private static RecurrentNetwork trained(int steps, boolean everyPosition) {
        RecurrentNetwork network = untrained();
        RecurrentTraining.Config config = new RecurrentTraining.Config(steps, everyPosition, 25, 4, 0.02, 1);
        new RecurrentTraining(network, config, new SplittableRandom(5)).run(WORDS, (epoch, loss) -> {});
        return network;
    }

    private static WordWindows windows(int steps) {
        return WordWindows.of(List.of(new int[] {1, 2, 2, 0, 4, 3, 1, 2, 3, 4, 0, 1}), steps, 0, 1)
                .get(0);
    }

    @Test
    void windowsAsOnPaper() {
        WordWindows windows = WordWindows.of(List.of(new int[] {0, 1, 2, 3, 4, 5, 6}), 2, 1, 2)
                .get(0);
        assertEquals(2, windows.steps());
        assertArrayEquals(new int[][] {{1, 3}, {2, 4}, {3, 5}}, windows.words());
        assertEquals(
                1, WordWindows.of(List.of(new int[] {7, 8, 9}), 2, 0, 5).get(0).count());
    }

    @Test
    void gradientsThroughTimeAgreeWithDifferences() {
        for (int firstScored : new int[] {0, 2, 6}) {
            RecurrentNetwork network =
                    new RecurrentNetwork(new RecurrentNetwork.Config(5, 3, 4), new SplittableRandom(firstScored));
            WordWindows windows = windows(7);
            double loss = network.backward(windows, firstScored);
            assertEquals(network.loss(windows, firstScored), loss, 1e-12);
            var results = GradientCheck.check(network.parameters(), () -> network.loss(windows, firstScored));
            assertEquals(6, results.size());
            results.forEach(result -> assertTrue(result.relativeError() < 1e-7, firstScored + " " + result));
        }
    }

    @Test
    void orderOfTheWordsMatters() {
        RecurrentNetwork network = untrained();
        assertTrue(Math.abs(network.logits(new int[] {1, 2})[0] - network.logits(new int[] {2, 1})[0]) > 1e-6);
    }

    @Test
    void clippingShortensWithoutTurning() {
        Parameter a = new Parameter("a", Nd4j.create(new double[][] {{0, 0}}), true);
        Parameter b = new Parameter("b", Nd4j.create(new double[][] {{0}}), true);
        a.gradient(Nd4j.create(new double[][] {{-2, 4}}));
        b.gradient(Nd4j.create(new double[][] {{-4}}));
        assertEquals(6, GradientClipping.clip(List.of(a, b), 3), 1e-12);
        assertArrayEquals(new double[] {-1, 2}, a.gradient().toDoubleVector(), 1e-12);
        assertEquals(-2, b.gradient().getDouble(0), 1e-12);
        assertEquals(3, GradientClipping.clip(List.of(a, b), 5), 1e-12);
        assertEquals(-2, b.gradient().getDouble(0), 1e-12);
    }

    @Test
    void bothNetworksLearnATinyText() {
        var words = WORDS.tokenizer();
        SavedRecurrent model = new SavedRecurrent(words, trained(2, false), trained(7, true));
        float[] next = model.pair().logits(words.encode("three four"));
        int five = words.encode("five")[0];
        for (int id = 0; id < next.length; id++) {
            assertTrue(id == five || next[id] < next[five], words.token(id));
        }
        assertEquals("one two three four five six seven", words.decode(model.goOn(words.encode("one two"), 5)));
    }

    @Test
    void lossAtEveryPositionTeachesTheFirstPositionToo() {
        double every =
                trained(7, true).loss(WordWindows.of(WORDS.train(), 1, 0, 1).get(0), 0);
        double last =
                trained(7, false).loss(WordWindows.of(WORDS.train(), 1, 0, 1).get(0), 0);
        assertTrue(every < 0.5 && every < last, every + " " + last);
    }

    @Test
    void sameSeedGivesTheSameDigits() {
        assertArrayEquals(
                trained(7, true).logits(new int[] {1, 2}), trained(7, true).logits(new int[] {1, 2}));
    }

    @Test
    void savedNetworksGiveTheSameNumbersAndADamagedOneIsRefused() throws IOException {
        SavedRecurrent model = new SavedRecurrent(WORDS.tokenizer(), untrained(), trained(7, true));
        model.save(folder);
        SavedRecurrent back = SavedRecurrent.load(folder);
        int[] words = {1, 2, 3};
        assertArrayEquals(model.pair().logits(words), back.pair().logits(words));
        assertArrayEquals(model.sentence().logits(words), back.sentence().logits(words));
        byte[] bytes = Files.readAllBytes(folder.resolve("sentence.bin"));
        bytes[bytes.length / 2] ^= 4;
        Files.write(folder.resolve("sentence.bin"), bytes);
        assertThrows(UserError.class, () -> SavedRecurrent.load(folder));
    }
}
