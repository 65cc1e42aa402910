package dev.aifromzero.level4.exercises;

/** Solution of task 4.3. */
public final class GradientLength {
    private GradientLength() {}

    /** {@return the length of all gradients together} */
    public static double length(double[][] gradients) {
        double squares = 0;
        for (double[] table : gradients) {
            for (double slope : table) {
                squares += slope * slope;
            }
        }
        return Math.sqrt(squares);
    }

    /** Shortens the gradients in place where they are too long together; gives the length before. */
    public static double clip(double[][] gradients, double maxLength) {
        double length = length(gradients);
        if (maxLength != 0 && length > maxLength) {
            double factor = maxLength / length;
            for (double[] table : gradients) {
                for (int i = 0; i < table.length; i++) {
                    table[i] *= factor;
                }
            }
        }
        return length;
    }
}
