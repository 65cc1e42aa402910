package dev.aifromzero.level5.docs;

import dev.aifromzero.kit.scoreboard.Score;
import dev.aifromzero.level1.ngram.BigramModel;
import dev.aifromzero.level1.text.CharTokenizer;
import dev.aifromzero.level2.network.SoftmaxCrossEntropy;
import java.util.Arrays;
import org.nd4j.linalg.factory.Nd4j;

/** Computes the examples of "Chance and surprise" again. */
final class ChanceChecks {
    private static final String TEXT = "abracadabra";
    private static final CharTokenizer LETTERS = CharTokenizer.fromText(TEXT);

    private ChanceChecks() {}

    static void addTo(Checks checks) {
        checks.add("conditional", ChanceChecks::conditional);
        checks.add("text-probability", ChanceChecks::textProbability);
        checks.add("expectation", ChanceChecks::expectation);
        checks.add("entropy", ChanceChecks::entropy);
        checks.add("cross-entropy", ChanceChecks::crossEntropy);
        checks.add("perplexity", ChanceChecks::perplexity);
    }

    private static int id(char letter) {
        return LETTERS.encode(String.valueOf(letter))[0];
    }

    private static double probability(BigramModel model, String pair) {
        return model.probability(id(pair.charAt(0)), id(pair.charAt(1)));
    }

    private static void conditional(Worked page) {
        BigramModel exact = BigramModel.count(LETTERS, TEXT, 0);
        int all = exact.rowTotal(id('a'));
        int b = exact.count(id('a'), id('b'));
        int c = exact.count(id('a'), id('c'));
        page.shows(all, b, c, exact.count(id('a'), id('d')))
                .shows(b, all, probability(exact, "ab"), c, all, probability(exact, "ac"), probability(exact, "ar"));
        double k = page.given();
        int v = LETTERS.vocabSize();
        BigramModel smooth = BigramModel.count(LETTERS, TEXT, k);
        page.shows(v).shows(b, k, all, k, v, probability(smooth, "ab"), k, all + k * v, probability(smooth, "ar"));
    }

    private static void textProbability(Worked page) {
        BigramModel model = BigramModel.count(LETTERS, TEXT, page.given());
        double first = probability(model, "ab");
        double second = probability(model, "br");
        double third = probability(model, "ra");
        page.shows(first, second, third).shows(first, second, third, first * second * third);
        page.shows(first * probability(model, "ba") * probability(model, "ac"));
    }

    private static void expectation(Worked page) {
        double[] faces = page.given(6);
        double sum = Arrays.stream(faces).sum();
        page.shows(1, faces.length, sum, faces.length, sum / faces.length);
        double winning = page.given();
        double tickets = page.given();
        double prize = page.given();
        page.shows(prize, tickets, prize * winning / tickets);
    }

    /** Level 2's loss takes logits: the logarithms of probabilities are theirs. */
    static double crossEntropy(double[] p, double[] q) {
        double[] logits = Arrays.stream(q).map(Math::log).toArray();
        return SoftmaxCrossEntropy.loss(Nd4j.create(new double[][] {logits}), Nd4j.create(new double[][] {p}));
    }

    private static void weighted(Worked page, double[] p, double[] q) {
        for (double probability : q) {
            page.shows(-Math.log(probability));
        }
        for (int i = 0; i < p.length; i++) {
            page.shows(p[i], -Math.log(q[i]));
        }
        page.shows(crossEntropy(p, q));
    }

    private static Score score(double nats) {
        return new Score("example", 1, nats, 1, 1, "");
    }

    private static void entropy(Worked page) {
        double[] p = page.given(3);
        weighted(page, p, p);
        double nats = crossEntropy(p, p);
        page.shows(nats, Math.log(2), score(nats).bitsPerCharacter());
        for (double probability : p) {
            page.shows(score(-Math.log(probability)).bitsPerCharacter());
        }
    }

    private static void crossEntropy(Worked page) {
        double[] p = page.given(3);
        double[] q = page.given(3);
        weighted(page, p, q);
        page.shows(crossEntropy(p, p), crossEntropy(p, q) - crossEntropy(p, p));
    }

    private static void perplexity(Worked page) {
        Score entropy = score(page.given());
        page.shows(entropy.natsPerCharacter(), entropy.perplexity()).shows(2, entropy.bitsPerCharacter());
        page.shows(score(page.given()).perplexity());
        double letters = page.given();
        page.shows(letters, Math.log(letters), score(Math.log(letters)).perplexity());
    }
}
