package dev.aifromzero.level2.language;

import dev.aifromzero.level2.network.Activation;
import dev.aifromzero.level2.network.DenseLayer;
import dev.aifromzero.level2.network.Initialiser;
import dev.aifromzero.level2.optimizer.Adam;
import dev.aifromzero.level2.optimizer.Optimizer;
import dev.aifromzero.level2.optimizer.Parameter;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The smallest language model that learns vectors for words: it sees one word and guesses the next.
 *
 * <pre>
 * word i  →  row i of the table E (V, D)  →  logits = E[i]·W + b (V)  →  softmax
 * </pre>
 */
public final class TinyLanguageModel {
    private final EmbeddingTable embedding;
    private final DenseLayer output;

    /**
     * An untrained model.
     *
     * @param vocabSize V, the number of words
     * @param size D, how many numbers stand for a word
     * @param random draws the first numbers
     */
    public TinyLanguageModel(int vocabSize, int size, RandomGenerator random) {
        embedding = new EmbeddingTable("embedding", vocabSize, size, 0.1, random);
        output = new DenseLayer("output", size, vocabSize, Activation.IDENTITY, Initialiser.XAVIER, random);
    }

    /** {@return how many numbers a model of this size has: E (V, D), W (D, V) and b (V)} */
    static long parameterCount(int vocabSize, int size) {
        return 2L * vocabSize * size + vocabSize;
    }

    /** {@return E, W and b} */
    public List<Parameter> parameters() {
        return List.of(embedding.weights(), output.weights(), output.bias());
    }

    /**
     * {@return the scores of every next word after each of these}
     *
     * @param words ids of B words
     */
    public INDArray logits(int[] words) {
        return output.forward(embedding.forward(words)); // (B) -> (B, D) -> (B, V)
    }

    /**
     * {@return the mean surprise at these next words, in nats a word}
     *
     * @param words ids of B words
     * @param next the word that really came after each (B)
     */
    public double loss(int[] words, int[] next) {
        return NextTokenLoss.loss(logits(words), next);
    }

    /**
     * Finds the gradients: {@code dL/dlogits = (p − one-hot) / B}, then {@code dW = Xᵀ·dL/dlogits} (D, V) and {@code dX =
     * dL/dlogits·Wᵀ} (B, D), whose rows are added to the rows of E that were looked up.
     *
     * @param words ids of B words
     * @param next the word that really came after each (B)
     * @return the loss, in nats a word
     */
    public double backward(int[] words, int[] next) {
        NextTokenLoss loss = NextTokenLoss.of(logits(words), next);
        embedding.backward(words, output.backward(loss.gradient()), 0); // (B, V) -> (B, D) -> (V, D)
        return loss.loss();
    }

    /**
     * One pass through a text with Adam, in random batches.
     *
     * @param pairs its words with those that follow, at least one pair
     * @param batchSize B, how many places a step looks at, at least 1
     * @param rate the learning rate, above 0
     * @param adam makes the steps; keep it from epoch to epoch, for it remembers the latest gradients
     * @param random chooses the places
     * @return the mean loss on the way, in nats a word
     */
    public double epoch(WordPairs pairs, int batchSize, double rate, Optimizer adam, RandomGenerator random) {
        int steps = Math.max(1, pairs.count() / batchSize);
        OffHeap memory = new OffHeap();
        double sum = 0;
        for (int step = 0; step < steps; step++) {
            int[] at = random.ints(batchSize, 0, pairs.count()).toArray();
            sum += backward(
                    IntStream.of(at).map(i -> pairs.words()[i]).toArray(),
                    IntStream.of(at).map(i -> pairs.next()[i]).toArray());
            adam.step(parameters(), rate);
            memory.made(10L
                    * (batchSize * output.bias().count()
                            + 3 * embedding.weights().count()));
        }
        return sum / steps;
    }

    /** {@return the optimizer that {@link #epoch} is to be given, the same one every time} */
    public static Optimizer optimizer() {
        return new Adam();
    }

    /**
     * {@return the words with the most similar vectors (by the angle between them), the most similar first}
     *
     * @param word its id
     * @param count the most words that are given
     */
    public int[] nearest(int word, int count) {
        INDArray table = embedding.weights().value();
        double[] length = table.norm2(1).toDoubleVector(); // (V, D) -> (V)
        double[] product = table.mmul(table.getRow(word, true).transpose()).toDoubleVector(); // (V, D)·(D, 1) -> (V)
        return IntStream.range(0, length.length)
                .filter(other -> other != word)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer other) -> -product[other] / length[other]))
                .limit(count)
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
