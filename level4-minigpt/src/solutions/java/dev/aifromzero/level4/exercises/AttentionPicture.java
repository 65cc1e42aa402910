package dev.aifromzero.level4.exercises;

/** Solution of task 4.8. */
public final class AttentionPicture {
    private static final String MARKS = " ░▒▓█";

    private AttentionPicture() {}

    /**
     * Where a head looks on the whole, in parts of 1.
     *
     * @param itself how much goes to the token itself
     * @param previous how much to the one before it
     * @param first how much to the first of the text
     */
    public record Habit(double itself, double previous, double first) {}

    /** {@return the mark for a weight from 0 to 1} */
    public static char mark(double weight) {
        int shade = (int) (weight * MARKS.length());
        return MARKS.charAt(Math.min(shade, MARKS.length() - 1)); // a weight of 1 has the densest mark too
    }

    /** {@return the picture: a line for each token} */
    public static String picture(String[] tokens, double[][] weights) {
        StringBuilder picture = new StringBuilder();
        for (int t = 0; t < tokens.length; t++) {
            picture.append(tokens[t]).append(' ');
            for (int s = 0; s <= t; s++) {
                picture.append(mark(weights[t][s]));
            }
            picture.append('\n');
        }
        return picture.toString();
    }

    /** {@return the means over the tokens from the third on} */
    public static Habit habit(double[][] weights) {
        double itself = 0;
        double previous = 0;
        double first = 0;
        int tokens = weights.length - 2;
        for (int t = 2; t < weights.length; t++) {
            itself += weights[t][t] / tokens;
            previous += weights[t][t - 1] / tokens;
            first += weights[t][0] / tokens;
        }
        return new Habit(itself, previous, first);
    }

    /** {@return what the head may be called} */
    public static String name(Habit habit) {
        double strongest = Math.max(habit.itself(), Math.max(habit.previous(), habit.first()));
        if (strongest < 0.5) {
            return "spread";
        }
        if (strongest == habit.itself()) {
            return "itself";
        }
        return strongest == habit.previous() ? "previous" : "first";
    }
}
