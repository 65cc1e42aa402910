package dev.aifromzero.level4.train;

/**
 * Where a training stands: with the weights and the optimizer's means, all that it needs to go on.
 *
 * @param step steps done
 * @param optimizerSteps steps that the optimizer counts
 * @param bestLoss lowest validation loss so far, nats a token
 * @param bestStep the step at which it was measured
 * @param looksSinceBest evaluations since then
 * @param evaluatedStep the step at which the last evaluation was made, or −1
 * @param lossSum training losses added up since the last evaluation
 * @param lossCount how many they are
 * @param seconds time spent so far
 * @param fingerprint of the text, see Dataset
 */
public record TrainingState(
        int step,
        long optimizerSteps,
        Double bestLoss,
        int bestStep,
        int looksSinceBest,
        int evaluatedStep,
        double lossSum,
        int lossCount,
        double seconds,
        long fingerprint) {
    public TrainingState {
        if (step < 0 || optimizerSteps < 0 || looksSinceBest < 0 || lossCount < 0) {
            throw new IllegalArgumentException("No training has counted to " + step + " steps in this way");
        }
    }

    /** {@return the state before the first step} */
    static TrainingState start(long fingerprint) {
        return new TrainingState(0, 0, null, 0, 0, -1, 0, 0, 0, fingerprint);
    }

    /** {@return the mean training loss since the last evaluation, or not a number before the first step} */
    double meanLoss() {
        return lossCount == 0 ? Double.NaN : lossSum / lossCount;
    }

    TrainingState afterStep(double loss, double moreSeconds) {
        return new TrainingState(
                step + 1,
                optimizerSteps + 1,
                bestLoss,
                bestStep,
                looksSinceBest,
                evaluatedStep,
                lossSum + loss,
                lossCount + 1,
                seconds + moreSeconds,
                fingerprint);
    }

    /** {@return the state after a look at the validation text} */
    TrainingState afterEvaluation(double validationLoss, double moreSeconds) {
        boolean best = isBest(validationLoss);
        return new TrainingState(
                step,
                optimizerSteps,
                best ? Double.valueOf(validationLoss) : bestLoss,
                best ? step : bestStep,
                best ? 0 : looksSinceBest + 1,
                step,
                0,
                0,
                seconds + moreSeconds,
                fingerprint);
    }

    boolean isEvaluated() {
        return evaluatedStep == step;
    }

    boolean isBest(double validationLoss) {
        return bestLoss == null || validationLoss < bestLoss;
    }
}
