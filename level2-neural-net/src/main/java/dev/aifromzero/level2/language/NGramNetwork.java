package dev.aifromzero.level2.language;

import dev.aifromzero.level2.network.Activation;
import dev.aifromzero.level2.network.DenseLayer;
import dev.aifromzero.level2.network.Initialiser;
import dev.aifromzero.level2.optimizer.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The first neural language model: it sees the last C tokens and gives a score to every possible next one (Bengio,
 * Ducharme, Vincent and Jauvin, "A Neural Probabilistic Language Model", JMLR 2003, section 2).
 *
 * <pre>
 * x = [E₁[w₁]; E₂[w₂]; … E_C[w_C]]     (C·D)    the tokens' vectors in a row
 * h = tanh(x·W + b)                    (H)
 * logits = h·U + d                     (V)
 * </pre>
 *
 * <p>The paper uses one table for all places; here each place has its own, so that "two words ago" may mean something
 * else than "just now".
 */
public final class NGramNetwork {
    private static final double SMALL = 0.1;

    /**
     * The sizes of a network.
     *
     * @param vocabSize V, the number of tokens with the boundary symbol
     * @param context C, how many tokens it sees
     * @param embedding D, how many numbers stand for a token
     * @param hidden H, the number of hidden neurons
     */
    public record Config(int vocabSize, int context, int embedding, int hidden) {
        /** {@return how many numbers such a network has: a table a place, W, b, U, d} */
        long parameterCount() {
            long inputs = (long) context * embedding;
            return inputs * vocabSize + (inputs + 1) * hidden + (hidden + 1L) * vocabSize;
        }
    }

    private final Config config;
    private final List<EmbeddingTable> tables = new ArrayList<>();
    private final DenseLayer hidden;
    private final DenseLayer output;

    /**
     * An untrained network. Its output weights are small, so that at first all tokens are nearly equally likely.
     *
     * @param config V, C, D and H
     * @param random draws the first numbers
     */
    public NGramNetwork(Config config, RandomGenerator random) {
        this.config = config;
        for (int c = 1; c <= config.context(); c++) {
            tables.add(new EmbeddingTable("embedding " + c, config.vocabSize(), config.embedding(), 1, random));
        }
        this.hidden = new DenseLayer(
                "hidden",
                config.context() * config.embedding(),
                config.hidden(),
                Activation.TANH,
                Initialiser.XAVIER,
                random);
        this.output = new DenseLayer(
                "output", config.hidden(), config.vocabSize(), Activation.IDENTITY, Initialiser.XAVIER, random);
        output.weights().value().muli(SMALL);
    }

    /** {@return V, C, D and H} */
    public Config config() {
        return config;
    }

    /**
     * {@return the table of a place, counted from 0, the oldest first}
     *
     * @param place 0 for the token furthest back, to C − 1 for the latest
     */
    EmbeddingTable table(int place) {
        return tables.get(place);
    }

    /** {@return all that is learned: a table a place, W, b, U, d} */
    public List<Parameter> parameters() {
        List<Parameter> all = new ArrayList<>();
        tables.forEach(table -> all.add(table.weights()));
        all.addAll(hidden.parameters());
        all.addAll(output.parameters());
        return all;
    }

    /** {@return how many numbers are learned: C·V·D in the tables, and the weights and biases of both layers} */
    public long parameterCount() {
        return parameters().stream().mapToLong(Parameter::count).sum();
    }

    /** {@return about how many numbers a training step makes, most of them for a moment only} */
    long numbersAStep(int batchSize) {
        long anExample = config.vocabSize() + 2L * config.hidden() + (long) config.context() * config.embedding();
        return 10 * (batchSize * anExample + parameterCount());
    }

    /**
     * {@return the scores of every next token (B, V); the targets are not looked at}
     *
     * @param examples the contexts, B of them
     */
    public INDArray logits(ContextExamples examples) {
        return output.forward(hidden.forward(lookUp(examples)));
    }

    private INDArray lookUp(ContextExamples examples) {
        INDArray[] rows = new INDArray[tables.size()];
        for (int c = 0; c < rows.length; c++) {
            rows[c] = tables.get(c).forward(examples.tokens()[c]); // (B) -> (B, D)
        }
        return Nd4j.concat(1, rows); // C times (B, D) -> (B, C·D)
    }

    /**
     * {@return the mean surprise, in nats a token}
     *
     * @param examples the contexts with what really came, B of them
     */
    public double loss(ContextExamples examples) {
        return NextTokenLoss.loss(logits(examples), examples.targets());
    }

    /**
     * Finds the gradient of every parameter, without dropout.
     *
     * @param examples the contexts with what really came, B of them
     * @return the loss, in nats a token
     */
    public double backward(ContextExamples examples) {
        return backward(examples, Dropout.none());
    }

    /**
     * Finds the gradient of every parameter.
     *
     * <pre>
     * dL/dlogits = (p − one-hot) / B               (B, V)
     * dL/dU = hᵀ·dL/dlogits, dL/dd = its column sums    (H, V), (1, V)
     * dL/dh = dL/dlogits·Uᵀ                        (B, H)     times the dropout mask
     * dL/dz = dL/dh ⊙ (1 − tanh²)                  (B, H)
     * dL/dW = xᵀ·dL/dz, dL/db = its column sums    (C·D, H), (1, H)
     * dL/dx = dL/dz·Wᵀ                             (B, C·D)   columns c·D to (c+1)·D go to place c
     * dL/dE_c[i] = sum of dL/dx over the examples with token i at place c
     * </pre>
     *
     * @param examples the contexts with what really came, B of them
     * @param dropout which hidden neurons are switched off in this step
     * @return the loss, in nats a token
     */
    public double backward(ContextExamples examples, Dropout dropout) {
        INDArray x = lookUp(examples); // (C, B) -> (B, C·D)
        INDArray h = hidden.forward(x); // (B, C·D) -> (B, H)
        INDArray mask = dropout.mask(h.rows(), h.columns()); // (B, H), or null
        NextTokenLoss loss = NextTokenLoss.of(output.forward(Dropout.apply(h, mask)), examples.targets());
        INDArray dH = Dropout.apply(output.backward(loss.gradient()), mask); // (B, V) -> (B, H)
        INDArray dX = hidden.backward(dH); // (B, H) -> (B, C·D)
        for (int c = 0; c < tables.size(); c++) {
            tables.get(c).backward(examples.tokens()[c], dX, c * config.embedding());
        }
        return loss.loss();
    }
}
