package dev.aifromzero.level5.exercises;

/** Solution of task 5.6. */
public final class OverfittingCurve {
    private OverfittingCurve() {}

    /** {@return the epoch with the smallest held-out loss} */
    public static int best(double[] heldOut) {
        int best = 0;
        for (int epoch = 1; epoch < heldOut.length; epoch++) {
            if (heldOut[epoch] < heldOut[best]) {
                best = epoch;
            }
        }
        return best;
    }

    /** {@return the epoch after which the training ends} */
    public static int endsAfter(double[] heldOut, int patience) {
        int best = 0;
        int last = heldOut.length - 1;
        for (int epoch = 1; epoch < last; epoch++) {
            if (heldOut[epoch] < heldOut[best]) {
                best = epoch;
            }
            if (epoch - best == patience) {
                return epoch;
            }
        }
        return last;
    }

    /** {@return the first epoch at which the curves part, or −1} */
    public static int partAt(double[] training, double[] heldOut) {
        for (int epoch = 1; epoch < training.length; epoch++) {
            if (training[epoch] < training[epoch - 1] && heldOut[epoch] > heldOut[epoch - 1]) {
                return epoch;
            }
        }
        return -1;
    }

    /** {@return how much greater the held-out loss is at the best epoch} */
    public static double gap(double[] training, double[] heldOut) {
        int best = best(heldOut);
        return heldOut[best] - training[best];
    }
}
