package dev.aifromzero.level4.train;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a training stands: with the parameters and the optimizer's means, all that it needs to continue.
 *
 * @param step steps done
 * @param evaluations what was measured so far, in order
 * @param lossSum training losses added up since the last evaluation
 * @param lossCount how many they are
 * @param stepSeconds time spent on steps
 * @param seconds time spent on steps and evaluations
 * @param fingerprint of the data, see {@link TrainingTask#fingerprint}
 */
public record TrainingState(
        int step,
        List<Metrics> evaluations,
        double lossSum,
        int lossCount,
        double stepSeconds,
        double seconds,
        long fingerprint) {
    /**
     * Checks the counts, which a damaged file may have wrong.
     *
     * @param step 0 or more
     * @param evaluations none of them null
     * @param lossSum any number
     * @param lossCount 0 or more
     * @param stepSeconds any number
     * @param seconds any number
     * @param fingerprint any number
     * @throws IllegalArgumentException if a count is negative
     */
    public TrainingState {
        if (step < 0 || lossCount < 0) {
            throw new IllegalArgumentException("No training has counted to " + step + " steps in this way");
        }
        evaluations = List.copyOf(evaluations);
    }

    /** {@return the state before the first step} */
    static TrainingState start(long fingerprint) {
        return new TrainingState(0, List.of(), 0, 0, 0, 0, fingerprint);
    }

    TrainingState afterStep(double loss, double more) {
        return new TrainingState(
                step + 1, evaluations, lossSum + loss, lossCount + 1, stepSeconds + more, seconds + more, fingerprint);
    }

    TrainingState afterEvaluation(double validationLoss, double learningRate, double tokensPerSecond, double more) {
        double total = seconds + more;
        List<Metrics> all = new ArrayList<>(evaluations);
        all.add(new Metrics(
                step,
                lossCount == 0 ? null : lossSum / lossCount,
                validationLoss,
                learningRate,
                Math.rint(tokensPerSecond),
                Math.rint(total * 1000) / 1000));
        return new TrainingState(step, all, 0, 0, stepSeconds, total, fingerprint);
    }

    /** {@return what was measured last} */
    Metrics lastEvaluation() {
        return evaluations.get(evaluations.size() - 1);
    }

    boolean isEvaluated() {
        return !evaluations.isEmpty() && lastEvaluation().step() == step;
    }

    boolean isBest(double validationLoss) {
        return evaluations.isEmpty() || validationLoss < bestLoss();
    }

    private int best() {
        int best = 0;
        for (int i = 1; i < evaluations.size(); i++) {
            best = evaluations.get(i).validationLoss() < evaluations.get(best).validationLoss() ? i : best;
        }
        return best;
    }

    /** {@return the lowest validation loss so far, nats per token; there must have been an evaluation} */
    public double bestLoss() {
        return evaluations.get(best()).validationLoss();
    }

    /** {@return the step at which it was measured; 0 before the first evaluation} */
    public int bestStep() {
        return evaluations.isEmpty() ? 0 : evaluations.get(best()).step();
    }

    /** {@return how many evaluations there have been since then} */
    public int evaluationsSinceBest() {
        return evaluations.isEmpty() ? 0 : evaluations.size() - 1 - best();
    }
}
