package dev.aifromzero.level4.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aifromzero.kit.error.Printable;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level3.config.Activation;
import dev.aifromzero.level3.config.NormKind;
import dev.aifromzero.level3.config.Positions;
import dev.aifromzero.level3.config.TransformerConfig;
import java.io.IOException;
import java.nio.file.Path;

/**
 * What Hugging Face's {@code config.json} says about a GPT-2, under the names that it uses there.
 *
 * <p>Source: Hugging Face's documentation of {@code GPT2Config}, for the names, their synonyms and what is meant where one is
 * missing.
 *
 * @param vocabSize {@code vocab_size}, V
 * @param contextLength {@code n_positions} or {@code max_position_embeddings} (in old files {@code n_ctx}), T
 * @param embeddingDim {@code n_embd} or {@code hidden_size}, C
 * @param numHeads {@code n_head} or {@code num_attention_heads}, H
 * @param numBlocks {@code n_layer} or {@code num_hidden_layers}
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
    private static final int MOST_BLOCKS = 1 << 10;

    /**
     * {@return the configuration in a model folder}
     *
     * @param folder the model's folder
     * @throws UserError if it is missing, damaged, or asks for something that GPT-2 does not have
     * @throws IOException if {@code config.json} cannot be read
     */
    public static Gpt2Config read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        Fields fields = new Fields(JsonFile.object(file, how -> refused(file, how)), file);
        fields.checkKind();
        int embeddingDim = fields.size("n_embd", "hidden_size", 768);
        int numHeads = fields.size("n_head", "num_attention_heads", 12);
        if (embeddingDim % numHeads != 0) {
            throw refused(file, "has n_head " + numHeads + ", which does not divide n_embd " + embeddingDim);
        }
        return new Gpt2Config(
                fields.size("vocab_size", "vocab_size", 50_257),
                fields.contextLength(),
                embeddingDim,
                numHeads,
                fields.blocks(),
                fields.has("n_inner") ? fields.size("n_inner", "n_inner", 0) : 4 * embeddingDim,
                activation(fields.json(), file),
                fields.flag("tie_word_embeddings", true));
    }

    /** The fields of a configuration, each read with its checks. */
    private record Fields(JsonNode json, Path file) {
        boolean has(String field) {
            return json.has(field) && !json.get(field).isNull();
        }

        void checkKind() {
            String kind = has("model_type") ? json.get("model_type").asText() : "gpt2";
            if (!kind.equals("gpt2")) {
                throw refused(file, "describes a model of the type '" + Printable.excerpt(kind) + "', not gpt2");
            }
            double epsilon = json.path("layer_norm_epsilon").asDouble(LAYER_NORM_EPSILON);
            if (!(Math.abs(epsilon - LAYER_NORM_EPSILON) <= 1e-12)) {
                throw refused(file, "has the layer_norm_epsilon " + epsilon + " instead of GPT-2's 1e-05");
            }
            if (!flag("scale_attn_weights", true)) {
                throw refused(file, "switches scale_attn_weights off, which GPT-2 has on");
            }
            // reorder_and_upcast_attn, which comes with it at times, only guards half precision: the result is the
            // same.
            for (String unusual : new String[] {"scale_attn_by_inverse_layer_idx", "add_cross_attention"}) {
                if (flag(unusual, false)) {
                    throw refused(file, "switches " + unusual + " on, which GPT-2 has off");
                }
            }
        }

        boolean flag(String field, boolean otherwise) {
            if (!has(field)) {
                return otherwise;
            }
            if (!json.get(field).isBoolean()) {
                throw refused(file, "has neither true nor false for " + field);
            }
            return json.get(field).booleanValue();
        }

        /** A file that says that it is a GPT-2 may leave out what is as in the smallest one. */
        int size(String field, String otherName, int customary) {
            String name = has(field) ? field : otherName;
            JsonNode value = json.path(name);
            if (!has(name) && has("model_type")) {
                return customary;
            }
            boolean usable = value.isIntegralNumber() && value.canConvertToInt();
            if (!usable || value.intValue() < 1 || value.intValue() > LARGEST) {
                throw refused(file, "has no usable number for " + field);
            }
            return value.intValue();
        }

        int blocks() {
            int blocks = size("n_layer", "num_hidden_layers", 12);
            if (blocks > MOST_BLOCKS) {
                throw refused(file, "has no usable number for n_layer");
            }
            return blocks;
        }

        int contextLength() {
            return has("n_positions") || !has("n_ctx")
                    ? size("n_positions", "max_position_embeddings", 1024)
                    : size("n_ctx", "n_ctx", 1024);
        }
    }

    private static Activation activation(JsonNode json, Path file) {
        JsonNode field = json.path("activation_function");
        String name = field.isMissingNode() || field.isNull() ? "gelu_new" : field.asText();
        return switch (name) {
            case "gelu_new", "gelu_pytorch_tanh", "gelu_fast" -> Activation.GELU_TANH;
            case "gelu" -> Activation.GELU;
            case "relu" -> Activation.RELU;
            default ->
                throw refused(
                        file,
                        "asks for the activation_function '" + Printable.excerpt(name) + "', which we do not have");
        };
    }

    private static UserError refused(Path file, String how) {
        return new UserError(
                "The file " + ProjectPaths.display(file) + " " + how,
                "Name a folder with a GPT-2 in Hugging Face's layout");
    }

    /** {@return the same shape for level 3's transformer; without dropout, for the base is not trained any more} */
    public TransformerConfig toTransformerConfig() {
        return new TransformerConfig(
                vocabSize,
                contextLength,
                embeddingDim,
                numHeads,
                numHeads,
                numBlocks,
                ffnDim,
                Positions.LEARNED,
                NormKind.LAYER_NORM,
                activation,
                true,
                true,
                0.0,
                tiedWeights);
    }
}
