package dev.aifromzero.level2.digits;

/**
 * Which digit was taken for which.
 *
 * @param counts row: the right digit, column: what the network said (10, 10)
 */
public record ConfusionMatrix(int[][] counts) {

    /**
     * {@return the matrix of these answers}
     *
     * @param right the digit in each picture, 0 to 9 (N)
     * @param said the network's answer to each picture, 0 to 9 (N)
     */
    public static ConfusionMatrix of(byte[] right, int[] said) {
        int[][] counts = new int[DigitImages.DIGITS][DigitImages.DIGITS];
        for (int i = 0; i < right.length; i++) {
            counts[right[i]][said[i]]++;
        }
        return new ConfusionMatrix(counts);
    }

    /**
     * {@return how many of this digit there were}
     *
     * @param digit 0 to 9, what the pictures really show
     */
    public int total(int digit) {
        int total = 0;
        for (int count : counts[digit]) {
            total += count;
        }
        return total;
    }

    /** {@return the share of right answers, 0 to 1} */
    public double accuracy() {
        int right = 0;
        int all = 0;
        for (int digit = 0; digit < counts.length; digit++) {
            right += counts[digit][digit];
            all += total(digit);
        }
        return all == 0 ? 0 : right / (double) all;
    }

    /** {@return each row divided by its sum: for each right digit the shares of the answers; 0 where there was none} */
    public double[][] shares() {
        double[][] shares = new double[counts.length][counts.length];
        for (int row = 0; row < counts.length; row++) {
            for (int column = 0; column < counts.length; column++) {
                shares[row][column] = counts[row][column] / (double) Math.max(1, total(row));
            }
        }
        return shares;
    }
}
