package dev.aifromzero.level2.language;

import dev.aifromzero.level2.network.Initialiser;
import dev.aifromzero.level2.optimizer.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * A network that reads one word after the other and keeps a memory (Elman, "Finding Structure in Time", 1990; as a
 * language model: Mikolov and others, 2010).
 *
 * <pre>
 * x_t = E[word t]                        (B, D)
 * h_t = tanh(x_t·U + h_(t−1)·W + b)      (B, H)    the memory; h_0 is 0
 * logits_t = h_t·O + c                   (B, V)    scores of word t + 1
 * </pre>
 *
 * <p>U, W, O are the same at every step, so a text may be of any length.
 */
public final class RecurrentNetwork {
    /**
     * The sizes of a network.
     *
     * @param vocabSize V, the number of words
     * @param embedding D, how many numbers stand for a word
     * @param hidden H, how many numbers the memory has
     */
    public record Config(int vocabSize, int embedding, int hidden) {
        /** {@return how many numbers such a network has: E, U, W, b, O, c} */
        long parameterCount() {
            long memory = hidden * (embedding + hidden + 1L);
            return (long) vocabSize * embedding + memory + vocabSize * (hidden + 1L);
        }
    }

    private final Config config;
    private final EmbeddingTable table;
    private final Parameter u;
    private final Parameter w;
    private final Parameter b;
    private final Parameter o;
    private final Parameter c;

    /**
     * An untrained network.
     *
     * @param config V, D and H
     * @param random draws the first numbers
     */
    public RecurrentNetwork(Config config, RandomGenerator random) {
        this.config = config;
        int hidden = config.hidden();
        this.table = new EmbeddingTable("embedding", config.vocabSize(), config.embedding(), 0.5, random);
        this.u = new Parameter("word to memory", Initialiser.XAVIER.weights(config.embedding(), hidden, random), true);
        this.w = new Parameter("memory to memory", Initialiser.XAVIER.weights(hidden, hidden, random), true);
        this.b = new Parameter("memory bias", Nd4j.zeros(DataType.DOUBLE, 1, hidden), false);
        this.o =
                new Parameter("memory to scores", Initialiser.XAVIER.weights(hidden, config.vocabSize(), random), true);
        this.c = new Parameter("scores bias", Nd4j.zeros(DataType.DOUBLE, 1, config.vocabSize()), false);
    }

    /** {@return V, D and H} */
    public Config config() {
        return config;
    }

    /** {@return E, U, W, b, O, c} */
    public List<Parameter> parameters() {
        return List.of(table.weights(), u, w, b, o, c);
    }

    /** {@return how many numbers are learned: V·D + D·H + H·H + H + H·V + V} */
    public long parameterCount() {
        return parameters().stream().mapToLong(Parameter::count).sum();
    }

    /** {@return about how many numbers a training step makes, most of them for a moment only} */
    long numbersAStep(int batchSize, int steps) {
        return 10 * (batchSize * (config.vocabSize() + 2L * config.hidden()) * steps + parameterCount() * steps);
    }

    /** {@return h_0 to h_T, each (B, H)} */
    private List<INDArray> read(int[][] words, int steps) {
        List<INDArray> memory = new ArrayList<>();
        memory.add(Nd4j.zeros(DataType.DOUBLE, words[0].length, config.hidden()));
        for (int t = 0; t < steps; t++) {
            INDArray x = table.forward(words[t]); // (B) -> (B, D)
            INDArray z = x.mmul(u.value()).addi(memory.get(t).mmul(w.value())).addiRowVector(b.value());
            memory.add(Transforms.tanh(z, false)); // (B, D)·(D, H) + (B, H)·(H, H) -> (B, H)
        }
        return memory;
    }

    private INDArray scores(INDArray h) {
        return h.mmul(o.value()).addiRowVector(c.value()); // (B, H)·(H, V) -> (B, V)
    }

    /**
     * {@return the scores of the next word (V) after reading these, any number of them from 1 on}
     *
     * @param words the ids of the words, the oldest first (T)
     */
    public float[] logits(int[] words) {
        int[][] column = new int[words.length][1];
        for (int t = 0; t < words.length; t++) {
            column[t][0] = words[t];
        }
        return scores(read(column, words.length).get(words.length)).toFloatVector();
    }

    /**
     * {@return the mean surprise, in nats a word}
     *
     * @param windows stretches of text, all read at once (B of them)
     * @param firstScored the first of the positions 0 to T − 1 that counts: 0 for all, T − 1 for the last alone
     */
    double loss(WordWindows windows, int firstScored) {
        List<INDArray> memory = read(windows.words(), windows.steps());
        double sum = 0;
        for (int t = firstScored; t < windows.steps(); t++) {
            sum += NextTokenLoss.loss(scores(memory.get(t + 1)), windows.words()[t + 1]);
        }
        return sum / (windows.steps() - firstScored);
    }

    /**
     * Backpropagation through time (Werbos, 1990): from the last word back to the first, each step hands the blame of
     * its memory on to the step before.
     *
     * <pre>
     * g_t  = (p − one-hot) / (B · scored positions)         (B, V)   0 where the position does not count
     * dh_t = g_t·Oᵀ + dz_(t+1)·Wᵀ                           (B, H)   from the guess, and from the next memory
     * dz_t = dh_t ⊙ (1 − h_t²)                              (B, H)
     * dO = Σ h_tᵀ·g_t   dc = Σ g_t      dU = Σ x_tᵀ·dz_t    dW = Σ h_(t−1)ᵀ·dz_t    db = Σ dz_t
     * dE[word t] gets the rows of dz_t·Uᵀ                   (B, D)
     * </pre>
     *
     * @param windows stretches of text, all read at once (B of them)
     * @param firstScored as in {@link #loss}
     * @return the loss, in nats a word
     */
    double backward(WordWindows windows, int firstScored) {
        int steps = windows.steps();
        List<INDArray> h = read(windows.words(), steps);
        parameters().forEach(p -> p.gradient(Nd4j.zerosLike(p.value())));
        INDArray[] dX = new INDArray[steps];
        INDArray fromNext = Nd4j.zerosLike(h.get(0)); // (B, H)
        double sum = 0;
        for (int t = steps - 1; t >= 0; t--) {
            INDArray dH = fromNext;
            if (t >= firstScored) {
                NextTokenLoss loss = NextTokenLoss.of(scores(h.get(t + 1)), windows.words()[t + 1]);
                INDArray g = loss.gradient().divi(steps - firstScored); // (B, V)
                o.gradient().addi(h.get(t + 1).transpose().mmul(g)); // (H, B)·(B, V) -> (H, V)
                c.gradient().addi(g.sum(true, 0)); // (B, V) -> (1, V)
                dH = dH.add(g.mmul(o.value().transpose())); // (B, V)·(V, H) -> (B, H)
                sum += loss.loss();
            }
            INDArray dZ = h.get(t + 1).mul(h.get(t + 1)).rsubi(1).muli(dH); // (B, H)
            u.gradient().addi(table.forward(windows.words()[t]).transpose().mmul(dZ)); // (D, B)·(B, H) -> (D, H)
            w.gradient().addi(h.get(t).transpose().mmul(dZ)); // (H, B)·(B, H) -> (H, H)
            b.gradient().addi(dZ.sum(true, 0)); // (B, H) -> (1, H)
            dX[t] = dZ.mmul(u.value().transpose()); // (B, H)·(H, D) -> (B, D)
            fromNext = dZ.mmul(w.value().transpose()); // (B, H)·(H, H) -> (B, H)
        }
        table.backward(Arrays.copyOf(windows.words(), steps), dX, 0);
        return sum / (steps - firstScored);
    }
}
