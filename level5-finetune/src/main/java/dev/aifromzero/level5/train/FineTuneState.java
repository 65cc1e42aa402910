package dev.aifromzero.level5.train;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a fine-tuning stands: with the numbers that learn and the optimizer's means, all that it needs to go on.
 *
 * @param results what was measured after each round, the base first
 * @param stepsInEpoch steps of the present round that are done
 * @param optimizerSteps steps in all
 * @param lossSum losses of the present round's steps added up
 * @param stepSeconds time spent on steps
 * @param seconds time spent on everything
 * @param fingerprint of the examples, see Dataset
 */
record FineTuneState(
        List<EpochResult> results,
        int stepsInEpoch,
        long optimizerSteps,
        double lossSum,
        double stepSeconds,
        double seconds,
        long fingerprint) {
    FineTuneState {
        results = List.copyOf(results);
    }

    static FineTuneState start(long fingerprint) {
        return new FineTuneState(List.of(), 0, 0, 0, 0, 0, fingerprint);
    }

    /** {@return rounds that are done and measured} */
    int epoch() {
        return results.size() - 1;
    }

    EpochResult best() {
        EpochResult best = results.get(0);
        for (EpochResult result : results) {
            best = result.heldOutLoss() < best.heldOutLoss() ? result : best;
        }
        return best;
    }

    double meanLoss() {
        return stepsInEpoch == 0 ? Double.NaN : lossSum / stepsInEpoch;
    }

    FineTuneState afterStep(double loss, double more) {
        return new FineTuneState(
                results,
                stepsInEpoch + 1,
                optimizerSteps + 1,
                lossSum + loss,
                stepSeconds + more,
                seconds + more,
                fingerprint);
    }

    /** {@return the state after the held-out answers were looked at: the next round begins} */
    FineTuneState afterEvaluation(double heldOutLoss, double more) {
        List<EpochResult> all = new ArrayList<>(results);
        all.add(new EpochResult(results.size(), meanLoss(), heldOutLoss, seconds + more));
        return new FineTuneState(all, 0, optimizerSteps, 0, stepSeconds, seconds + more, fingerprint);
    }
}
