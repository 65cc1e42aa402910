package dev.aifromzero.level3.exercises;

/** Solution of task 3.1. */
public final class PositionWaves {
    private static final double LONGEST_WAVE = 10_000;

    private PositionWaves() {}

    /** {@return one number of one place's vector} */
    public static double value(int place, int number, int width) {
        int pair = number / 2; // whole numbers: 2 / 2 and 3 / 2 are both 1
        double angle = place / Math.pow(LONGEST_WAVE, 2.0 * pair / width);
        return number % 2 == 0 ? Math.sin(angle) : Math.cos(angle);
    }

    /** {@return the vectors of the places 0 to places − 1} */
    public static double[][] table(int places, int width) {
        double[][] table = new double[places][width];
        for (int t = 0; t < places; t++) {
            for (int c = 0; c < width; c++) {
                table[t][c] = value(t, c, width);
            }
        }
        return table;
    }

    /** {@return the product of the vectors of two places} */
    public static double product(int placeA, int placeB, int width) {
        double sum = 0;
        for (int c = 0; c < width; c++) {
            sum += value(placeA, c, width) * value(placeB, c, width);
        }
        return sum;
    }
}
