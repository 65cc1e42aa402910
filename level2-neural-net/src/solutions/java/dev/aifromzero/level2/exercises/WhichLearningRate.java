package dev.aifromzero.level2.exercises;

import dev.aifromzero.level2.network.Activation;
import dev.aifromzero.level2.network.CharacterTraining;
import dev.aifromzero.level2.network.PairCounts;
import dev.aifromzero.level2.optimizer.OptimizerKind;
import java.util.List;
import java.util.SplittableRandom;

/** Solution of task 2.9. */
public final class WhichLearningRate {
    private static final int HIDDEN = 16;

    private WhichLearningRate() {}

    /** {@return the last loss of one training for each rate} */
    public static double[] lastLosses(String text, OptimizerKind optimizer, double[] rates, int epochs, long seed) {
        double[] losses = new double[rates.length];
        for (int i = 0; i < rates.length; i++) {
            CharacterTraining.Config config =
                    new CharacterTraining.Config(HIDDEN, epochs, rates[i], Activation.TANH, optimizer);
            List<CharacterTraining.Point> history =
                    new CharacterTraining(PairCounts.of(text), config, new SplittableRandom(seed)).run(point -> {});
            losses[i] = history.get(history.size() - 1).loss();
        }
        return losses;
    }

    /** {@return the rate whose loss is smallest} */
    public static double best(double[] rates, double[] losses) {
        int best = -1;
        for (int i = 0; i < rates.length; i++) {
            if (Double.isFinite(losses[i]) && (best < 0 || losses[i] < losses[best])) {
                best = i;
            }
        }
        return rates[best];
    }

    /** {@return the best rate for Adam: a weight must be able to travel a few units in 30 steps} */
    public static double predictionForAdam() {
        return 0.2;
    }

    /** {@return the best rate for SGD: gradients are small numbers, so the rate must be larger than Adam's} */
    public static double predictionForSgd() {
        return 2;
    }
}
