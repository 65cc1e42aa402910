package dev.aifromzero.level3.config;

import java.util.function.Consumer;

/**
 * The shape of a transformer. With other settings the same classes are the lesson's mini-transformer, level 4's Mini-GPT
 * and level 5's GPT-2.
 *
 * @param vocabSize number of different tokens, V
 * @param contextLength most tokens that the model sees at once, T
 * @param embeddingDim width of a token's vector, C
 * @param numHeads attention heads, H; divides {@code embeddingDim}
 * @param numKeyValueHeads heads of keys and values, G; divides {@code numHeads}, and is equal to it in plain multi-head
 *     attention (grouped-query attention: Ainslie et al. 2023)
 * @param numBlocks transformer blocks on top of each other
 * @param ffnDim width inside the feed-forward network, usually 4 C
 * @param positions how the model knows where a token stands
 * @param norm what keeps the vectors at a common size
 * @param activation the bend in the feed-forward network
 * @param attentionBias whether the attention's projections add a bias
 * @param ffnBias whether the feed-forward network's projections add a bias
 * @param dropout part of the values set to 0 in training, 0 up to but not 1
 * @param tiedWeights whether the output layer uses the token embedding's numbers (Press and Wolf 2017)
 */
public record TransformerConfig(
        int vocabSize,
        int contextLength,
        int embeddingDim,
        int numHeads,
        int numKeyValueHeads,
        int numBlocks,
        int ffnDim,
        Positions positions,
        NormKind norm,
        Activation activation,
        boolean attentionBias,
        boolean ffnBias,
        double dropout,
        boolean tiedWeights) {
    /**
     * Checks that the settings go together.
     *
     * @param vocabSize above 0
     * @param contextLength above 0
     * @param embeddingDim above 0
     * @param numHeads above 0; divides {@code embeddingDim}, into an even width with rotary positions
     * @param numKeyValueHeads above 0; divides {@code numHeads}
     * @param numBlocks above 0
     * @param ffnDim above 0
     * @param positions any kind
     * @param norm any kind
     * @param activation any kind
     * @param attentionBias either way
     * @param ffnBias either way
     * @param dropout 0 up to but not 1
     * @param tiedWeights either way
     * @throws IllegalArgumentException if one is outside its range, or the widths do not divide
     */
    public TransformerConfig {
        require(
                positions != null && norm != null && activation != null,
                "positions, norm and activation must be named");
        require(vocabSize > 0, "vocabSize must be positive, not " + vocabSize);
        require(contextLength > 0, "contextLength must be positive, not " + contextLength);
        require(embeddingDim > 0 && numHeads > 0, "embeddingDim and numHeads must be positive");
        require(
                embeddingDim % numHeads == 0,
                "numHeads must divide embeddingDim: " + embeddingDim + " / " + numHeads + " leaves a rest");
        require(
                numKeyValueHeads > 0 && numHeads % numKeyValueHeads == 0,
                "numKeyValueHeads must divide numHeads: " + numHeads + " / " + numKeyValueHeads);
        require(numBlocks > 0 && ffnDim > 0, "numBlocks and ffnDim must be positive");
        require(dropout >= 0 && dropout < 1, "dropout must be at least 0 and below 1, not " + dropout);
        require(
                positions != Positions.ROTARY || embeddingDim / numHeads % 2 == 0,
                "rotary positions need an even headDim, not " + embeddingDim / numHeads);
    }

    /**
     * {@return a GPT-like model of this size: learned positions, LayerNorm, GELU, no dropout, tied weights}
     *
     * @param vocabSize V, above 0
     * @param contextLength T, above 0
     * @param embeddingDim C, above 0
     * @param numHeads H, divides {@code embeddingDim}; keys and values have as many
     * @param numBlocks above 0
     */
    public static TransformerConfig of(
            int vocabSize, int contextLength, int embeddingDim, int numHeads, int numBlocks) {
        return new TransformerConfig(
                vocabSize,
                contextLength,
                embeddingDim,
                numHeads,
                numHeads,
                numBlocks,
                4 * embeddingDim,
                Positions.LEARNED,
                NormKind.LAYER_NORM,
                Activation.GELU_TANH,
                true,
                true,
                0.0,
                true);
    }

    /** {@return the width of one head, D = C / H} */
    public int headDim() {
        return embeddingDim / numHeads;
    }

    /** {@return the outputs of the joint projection to queries, keys and values: (H + 2 G) D} */
    public int qkvDim() {
        return (numHeads + 2 * numKeyValueHeads) * headDim();
    }

    /**
     * {@return the same shape with other positions}
     *
     * @param value how the model knows where a token stands
     */
    public TransformerConfig withPositions(Positions value) {
        return with(draft -> draft.positions = value);
    }

    /**
     * {@return the same shape with another norm}
     *
     * @param value what keeps the vectors at a common size
     */
    public TransformerConfig withNorm(NormKind value) {
        return with(draft -> draft.norm = value);
    }

    /**
     * {@return the same shape with another activation}
     *
     * @param value the bend in the feed-forward network
     */
    public TransformerConfig withActivation(Activation value) {
        return with(draft -> draft.activation = value);
    }

    /**
     * {@return the same shape with another width inside the feed-forward network}
     *
     * @param value F, above 0
     */
    public TransformerConfig withFfnDim(int value) {
        return with(draft -> draft.ffnDim = value);
    }

    /**
     * {@return the same shape with another number of heads of keys and values}
     *
     * @param value G, divides the number of heads
     */
    public TransformerConfig withKeyValueHeads(int value) {
        return with(draft -> draft.numKeyValueHeads = value);
    }

    /**
     * {@return the same shape with or without biases}
     *
     * @param attention whether the attention's projections add one
     * @param ffn whether the feed-forward network's projections add one
     */
    public TransformerConfig withBias(boolean attention, boolean ffn) {
        return with(draft -> {
            draft.attentionBias = attention;
            draft.ffnBias = ffn;
        });
    }

    /**
     * {@return the same shape with another dropout}
     *
     * @param value the part set to 0 in training, 0 up to but not 1
     */
    public TransformerConfig withDropout(double value) {
        return with(draft -> draft.dropout = value);
    }

    /**
     * {@return the same shape with the output layer tied to the token embedding, or not}
     *
     * @param value true where both use the same numbers
     */
    public TransformerConfig withTiedWeights(boolean value) {
        return with(draft -> draft.tiedWeights = value);
    }

    private TransformerConfig with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.config();
    }

    /** A configuration while it is changed; what does not fit together is refused when it is finished. */
    private static final class Draft {
        private final int vocabSize;
        private final int contextLength;
        private final int embeddingDim;
        private final int numHeads;
        private int numKeyValueHeads;
        private final int numBlocks;
        private int ffnDim;
        private Positions positions;
        private NormKind norm;
        private Activation activation;
        private boolean attentionBias;
        private boolean ffnBias;
        private double dropout;
        private boolean tiedWeights;

        private Draft(TransformerConfig from) {
            vocabSize = from.vocabSize;
            contextLength = from.contextLength;
            embeddingDim = from.embeddingDim;
            numHeads = from.numHeads;
            numKeyValueHeads = from.numKeyValueHeads;
            numBlocks = from.numBlocks;
            ffnDim = from.ffnDim;
            positions = from.positions;
            norm = from.norm;
            activation = from.activation;
            attentionBias = from.attentionBias;
            ffnBias = from.ffnBias;
            dropout = from.dropout;
            tiedWeights = from.tiedWeights;
        }

        private TransformerConfig config() {
            return new TransformerConfig(
                    vocabSize,
                    contextLength,
                    embeddingDim,
                    numHeads,
                    numKeyValueHeads,
                    numBlocks,
                    ffnDim,
                    positions,
                    norm,
                    activation,
                    attentionBias,
                    ffnBias,
                    dropout,
                    tiedWeights);
        }
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
