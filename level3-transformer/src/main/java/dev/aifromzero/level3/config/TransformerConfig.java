package dev.aifromzero.level3.config;

/**
 * The shape of a transformer. With other settings the same classes are the lesson's mini-transformer, level 4's Mini-GPT
 * and level 5's GPT-2.
 *
 * @param vocabSize V, the number of different tokens, above 0
 * @param contextLength T, the most tokens that the model sees at once, above 0
 * @param embeddingDim C, the width of a token's vector, above 0
 * @param numHeads H, the attention heads; divides C, into an even width where positions are rotary
 * @param numKeyValueHeads G, the heads of keys and values; divides H, and is equal to it in plain multi-head attention
 *     (grouped-query attention: Ainslie et al. 2023)
 * @param numBlocks transformer blocks on top of each other, above 0
 * @param ffnDim F, the width inside the feed-forward network, above 0, usually 4 C
 * @param positions how the model knows where a token stands
 * @param norm what keeps the vectors at a common size
 * @param activation the activation function (the bend) in the feed-forward network
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
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if a setting is outside its range, or the widths do not divide
     */
    @SuppressWarnings("InheritDoc") // the settings are described above, once
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
     * {@return a model like GPT-2, of this size: learned positions, LayerNorm, GELU, biases, no dropout, tied weights}
     *
     * @param vocabSize V
     * @param contextLength T
     * @param embeddingDim C
     * @param numHeads H; keys and values have as many
     * @param numBlocks as above
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

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
