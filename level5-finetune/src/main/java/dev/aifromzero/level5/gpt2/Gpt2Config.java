package dev.aifromzero.level5.gpt2;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aifromzero.level1.cli.ProjectPaths;
import dev.aifromzero.level1.cli.UserError;
import dev.aifromzero.level1.text.Corpus;
import dev.aifromzero.level3.config.Activation;
import dev.aifromzero.level3.config.TransformerConfig;
import java.io.IOException;
import java.nio.file.Path;

/**
 * What Hugging Face's {@code config.json} says about a GPT-2, under the names that it uses there.
 *
 * @param vocabSize {@code vocab_size}, V
 * @param contextLength {@code n_positions} (in old files {@code n_ctx}), T
 * @param embeddingDim {@code n_embd}, C
 * @param numHeads {@code n_head}, H
 * @param numBlocks {@code n_layer}
 * @param ffnDim {@code n_inner}, or 4 C where that is null
 * @param activation {@code activation_function}
 * @param tiedWeights {@code tie_word_embeddings}, true where it is missing
 */
public record Gpt2Config(
        int vocabSize,
        int contextLength,
        int embeddingDim,
        int numHeads,
        int numBlocks,
        int ffnDim,
        Activation activation,
        boolean tiedWeights) {
    /** The file's name in a model folder. */
    public static final String FILE = "config.json";

    private static final double LAYER_NORM_EPSILON = 1e-5;
    private static final int LARGEST = 1 << 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * {@return the configuration in a model folder}
     *
     * @throws UserError if it is missing, damaged, or asks for something that GPT-2 does not have
     */
    public static Gpt2Config read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        JsonNode json;
        try {
            json = JSON.readTree(Corpus.read(file));
        } catch (JsonProcessingException e) {
            throw refused(file, "is not JSON");
        }
        checkKind(json, file);
        int embeddingDim = positive(json, file, "n_embd");
        int vocabSize = positive(json, file, "vocab_size");
        int contextLength = positive(json, file, json.has("n_positions") ? "n_positions" : "n_ctx");
        int numHeads = positive(json, file, "n_head");
        if (embeddingDim % numHeads != 0) {
            throw refused(file, "has n_head " + numHeads + ", which does not divide n_embd " + embeddingDim);
        }
        boolean innerGiven = json.has("n_inner") && !json.get("n_inner").isNull();
        return new Gpt2Config(
                vocabSize,
                contextLength,
                embeddingDim,
                numHeads,
                positive(json, file, "n_layer"),
                innerGiven ? positive(json, file, "n_inner") : 4 * embeddingDim,
                activation(json, file),
                json.path("tie_word_embeddings").asBoolean(true));
    }

    private static void checkKind(JsonNode json, Path file) {
        String kind = json.path("model_type").asText("gpt2");
        if (!json.isObject() || !kind.equals("gpt2")) {
            throw refused(file, "describes a model of the type '" + kind + "', not gpt2");
        }
        if (Math.abs(json.path("layer_norm_epsilon").asDouble(LAYER_NORM_EPSILON) - LAYER_NORM_EPSILON) > 1e-12) {
            throw refused(file, "has a layer_norm_epsilon other than GPT-2's 1e-05");
        }
        if (!json.path("scale_attn_weights").asBoolean(true)
                || json.path("scale_attn_by_inverse_layer_idx").asBoolean(false)) {
            throw refused(file, "scales its attention in another way than GPT-2");
        }
    }

    private static int positive(JsonNode json, Path file, String field) {
        JsonNode value = json.path(field);
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < 1 || value.intValue() > LARGEST) {
            throw refused(file, "has no usable number for " + field);
        }
        return value.intValue();
    }

    private static Activation activation(JsonNode json, Path file) {
        String name = json.path("activation_function").asText("gelu_new");
        return switch (name) {
            case "gelu_new", "gelu_pytorch_tanh" -> Activation.GELU_TANH;
            case "gelu" -> Activation.GELU;
            case "relu" -> Activation.RELU;
            default -> throw refused(file, "asks for the activation_function '" + name + "', which we do not have");
        };
    }

    private static UserError refused(Path file, String how) {
        return new UserError(
                "The file " + ProjectPaths.display(file) + " " + how,
                "Name a folder with a GPT-2 in Hugging Face's layout");
    }

    /** {@return the same shape for level 3's transformer; without dropout, for the base is not trained any more} */
    public TransformerConfig toTransformerConfig() {
        return TransformerConfig.of(vocabSize, contextLength, embeddingDim, numHeads, numBlocks)
                .withFfnDim(ffnDim)
                .withActivation(activation)
                .withTiedWeights(tiedWeights);
    }
}
