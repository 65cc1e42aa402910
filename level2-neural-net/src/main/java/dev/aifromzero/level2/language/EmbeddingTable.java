package dev.aifromzero.level2.language;

import dev.aifromzero.level2.optimizer.Parameter;
import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A table E (V, D) with a row of D numbers for each of V tokens; the rows are learned.
 *
 * <p>Looking up row i is the same as multiplying a one-hot vector with E, without the multiplications by 0.
 */
final class EmbeddingTable {
    private final Parameter weights;

    /**
     * A table of normally distributed random numbers.
     *
     * @param deviation their standard deviation, above 0
     */
    EmbeddingTable(String name, int vocabSize, int size, double deviation, RandomGenerator random) {
        double[] numbers = new double[Math.multiplyExact(vocabSize, size)];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = random.nextGaussian() * deviation;
        }
        this.weights = new Parameter(name, Nd4j.create(numbers, new long[] {vocabSize, size}, 'c'), false);
    }

    /** {@return E (V, D)} */
    Parameter weights() {
        return weights;
    }

    /** {@return D, how many numbers stand for a token} */
    int size() {
        return weights.value().columns();
    }

    /** {@return the rows of these tokens, copied: (B) -> (B, D)} */
    INDArray forward(int[] ids) {
        return Nd4j.pullRows(weights.value(), 1, ids);
    }

    /**
     * Sends the blame to the rows that were looked up. A token that came several times gets the sum of its blames; a
     * token that did not come gets 0.
     *
     * <p>The sum is a plain loop: ND4J's scatter-add with several threads loses some of the additions to a row that
     * comes twice, differently each time.
     *
     * @param ids the tokens of the forward pass (B)
     * @param dRows dL/dX (B, at least from + D), in row order; this table's part begins at column {@code from}
     */
    void backward(int[] ids, INDArray dRows, int from) {
        backward(new int[][] {ids}, new INDArray[] {dRows}, from);
    }

    /** The same for several look-ups in one forward pass, as a recurrent network does: their blames add up. */
    void backward(int[][] ids, INDArray[] dRows, int from) {
        int size = size();
        double[] sum = new double[weights.value().rows() * size]; // (V, D) in row order
        for (int step = 0; step < ids.length; step++) {
            double[] blame = dRows[step].dup('c').data().asDouble(); // (B, columns) in row order
            int columns = dRows[step].columns();
            for (int b = 0; b < ids[step].length; b++) {
                for (int d = 0; d < size; d++) {
                    sum[ids[step][b] * size + d] += blame[b * columns + from + d];
                }
            }
        }
        weights.gradient(Nd4j.create(sum, weights.value().shape(), 'c'));
    }
}
