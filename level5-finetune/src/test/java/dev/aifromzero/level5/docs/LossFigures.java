package dev.aifromzero.level5.docs;

import ai.djl.ndarray.NDManager;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.kit.scoreboard.Score;
import dev.aifromzero.level1.text.Corpus;
import dev.aifromzero.level2.network.Activation;
import dev.aifromzero.level2.network.PairCounts;
import dev.aifromzero.level2.neuron.LogicGate;
import dev.aifromzero.level2.neuron.Neuron;
import dev.aifromzero.level3.tensor.TensorEngine;
import dev.aifromzero.level3.tensor.Tensors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.nd4j.linalg.factory.Nd4j;

/** Computes the figures of docs/numbers.md that are losses, perplexities and the like. */
final class LossFigures {
    private LossFigures() {}

    static void addTo(Checks checks) {
        checks.add("floor", LossFigures::floor);
        checks.add("start", LossFigures::start);
        checks.add("running-average", LossFigures::runningAverage);
        checks.add("perplexity-base", LossFigures::perplexityBase);
        checks.add("perplexity-tokens", LossFigures::perplexityTokens);
        checks.add("bytes", LossFigures::bytes);
        checks.add("gelu-difference", LossFigures::geluDifference);
    }

    private static Score score(double nats) {
        return new Score("example", 1, nats, 1, 1, "");
    }

    private static void floor(Worked page) throws IOException {
        PairCounts text = PairCounts.of(Corpus.read(ProjectPaths.data("india.txt")));
        int letters = text.vocabSize();
        page.circulates(text.entropyFloor());
        page.shows(text.entropyFloor(), letters, letters, Math.log(letters));
    }

    private static void start(Worked page) {
        double rumour = page.given();
        double small = page.given();
        page.shows(Math.log(small));
        page.shows(Math.log(page.given()));
        double large = page.given();
        page.shows(Math.log(large), rumour).holds(rumour > Math.log(small) && rumour < Math.log(large) / 2);
    }

    private static void runningAverage(Worked page) {
        Neuron neuron = new Neuron(page.given(2), page.given());
        double rate = page.given();
        double[][] inputs = LogicGate.inputs();
        double[] answers = LogicGate.AND.answers();
        double[] before = new double[inputs.length];
        for (int i = 0; i < inputs.length; i++) {
            before[i] = neuron.loss(inputs[i], answers[i]);
            neuron.learn(inputs[i], answers[i], rate);
        }
        double[] after = new double[inputs.length];
        for (int i = 0; i < inputs.length; i++) {
            after[i] = neuron.loss(inputs[i], answers[i]);
            page.shows(inputs[i]).shows(before[i], after[i]);
        }
        double printed = Arrays.stream(before).average().orElseThrow();
        double real = Arrays.stream(after).average().orElseThrow();
        page.shows(printed, real).shows(printed, real);
    }

    private static void perplexityBase(Worked page) {
        Score score = score(page.given());
        double nats = score.natsPerCharacter();
        page.shows(2, nats).circulates(score.perplexity());
        page.shows(nats, score.perplexity())
                .shows(2, nats, score.bitsPerCharacter())
                .shows(2, score.bitsPerCharacter(), Math.pow(2, score.bitsPerCharacter()));
    }

    private static void perplexityTokens(Worked page) {
        double a = page.given();
        page.shows(score(a).perplexity());
        double b = page.given();
        page.shows(score(b).perplexity());
        double letters = page.given();
        page.shows(a, letters, a / letters, score(a / letters).perplexity()).holds(a > b && a / letters < b);
    }

    private static void bytes(Worked page) {
        for (String word : new String[] {"namaste", "नमस्ते"}) {
            page.shows(word.codePointCount(0, word.length()), word.getBytes(StandardCharsets.UTF_8).length);
        }
        double each = "न".getBytes(StandardCharsets.UTF_8).length;
        page.shows(each).circulates(each);
    }

    private static void geluDifference(Worked page) {
        double rumour = page.given();
        double from = page.given();
        double to = page.given();
        double step = page.given();
        double[] z = new double[(int) Math.round((to - from) / step) + 1];
        Arrays.setAll(z, i -> from + i * step);
        double[] exact = ListChecks.flat(Activation.GELU.apply(Nd4j.create(z)));
        float[] byTanh;
        try (NDManager root = TensorEngine.newRoot()) {
            byTanh = Tensors.geluTanh(root.create(ListChecks.floats(z))).toFloatArray();
        }
        int worst = 0;
        for (int i = 0; i < z.length; i++) {
            worst = Math.abs(exact[i] - byTanh[i]) > Math.abs(exact[worst] - byTanh[worst]) ? i : worst;
        }
        double difference = Math.abs(exact[worst] - byTanh[worst]);
        page.shows(difference, Math.abs(z[worst])).holds(difference > rumour);
    }
}
