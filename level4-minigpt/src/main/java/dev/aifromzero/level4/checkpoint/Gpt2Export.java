package dev.aifromzero.level4.checkpoint;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.io.AtomicFiles;
import dev.aifromzero.level1.text.BpeTokenizer;
import dev.aifromzero.level3.config.Activation;
import dev.aifromzero.level3.config.NormKind;
import dev.aifromzero.level3.config.Positions;
import dev.aifromzero.level3.config.TransformerConfig;
import dev.aifromzero.level3.layer.Norm;
import dev.aifromzero.level3.tensor.ParameterStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes a model as a GPT-2 folder in Hugging Face's layout, which its libraries, llama.cpp's converter and level 5 read.
 * Nothing is lost: it is the same model under other names.
 */
public final class Gpt2Export {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private static final Map<Activation, String> ACTIVATIONS =
            Map.of(Activation.GELU_TANH, "gelu_new", Activation.GELU, "gelu", Activation.RELU, "relu");

    private Gpt2Export() {}

    /**
     * Writes {@code config.json}, {@code model.safetensors}, {@code vocab.json}, {@code merges.txt} and {@code
     * tokenizer_config.json}.
     *
     * @param loaded the model and its byte pair encoding
     * @param folder where to write; files of these names are replaced
     * @param type F32, or F16 for half the size
     * @throws UserError if GPT-2 has no way to say what this model is
     * @throws IOException if a file cannot be written
     */
    public static void write(LoadedModel loaded, Path folder, NumberType type) throws IOException {
        TransformerConfig config = loaded.model().config();
        if (!(loaded.tokenizer() instanceof BpeTokenizer bpe)) {
            throw new UserError(
                    "GPT-2's format is for byte pair encoding, but this model reads another kind of tokens",
                    "Train one with: train --preset tiny-gpt2 (or --tokenizer bpe --vocab-size 1024)");
        }
        requireGpt2Shape(config);
        bpe.save(folder);
        Safetensors.write(
                folder.resolve("model.safetensors"),
                tensors(loaded.model().parameters()),
                type,
                Map.of("format", "pt"));
        AtomicFiles.writeString(folder.resolve("tokenizer_config.json"), tokenizerConfig(config, bpe));
        AtomicFiles.writeString(folder.resolve("config.json"), config(config, bpe, type)); // last: now it is whole
    }

    private static void requireGpt2Shape(TransformerConfig config) {
        require(config.positions() == Positions.LEARNED, "learned positions");
        require(config.norm() == NormKind.LAYER_NORM, "LayerNorm");
        require(ACTIVATIONS.containsKey(config.activation()), "GELU or ReLU");
        require(config.attentionBias() && config.ffnBias(), "biases everywhere");
        require(config.numKeyValueHeads() == config.numHeads(), "as many key heads as query heads");
    }

    private static void require(boolean condition, String what) {
        if (!condition) {
            throw new UserError(
                    "GPT-2's format cannot express this model: GPT-2 has " + what,
                    "Export a model that 'train' has made");
        }
    }

    private static Map<String, Safetensors.Tensor> tensors(ParameterStore store) {
        Map<String, Safetensors.Tensor> tensors = new LinkedHashMap<>();
        store.toJava().forEach((name, values) -> {
            long[] shape = store.get(name).getShape().getShape();
            tensors.put(
                    Gpt2Names.huggingFace(name),
                    Gpt2Names.transposed(name) ? transposed(shape, values) : new Safetensors.Tensor(shape, values));
        });
        return tensors;
    }

    /** (out, in) -> (in, out). */
    private static Safetensors.Tensor transposed(long[] shape, float[] values) {
        int rows = (int) shape[0];
        int columns = (int) shape[1];
        float[] turned = new float[values.length];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                turned[column * rows + row] = values[row * columns + column];
            }
        }
        return new Safetensors.Tensor(new long[] {columns, rows}, turned);
    }

    private static String config(TransformerConfig config, BpeTokenizer bpe, NumberType type) throws IOException {
        ObjectNode json = JSON.createObjectNode();
        json.put("model_type", "gpt2").putArray("architectures").add("GPT2LMHeadModel");
        json.put("vocab_size", config.vocabSize())
                .put("n_positions", config.contextLength())
                .put("n_ctx", config.contextLength())
                .put("n_embd", config.embeddingDim())
                .put("n_layer", config.numBlocks())
                .put("n_head", config.numHeads())
                .put("n_inner", config.ffnDim())
                .put("activation_function", ACTIVATIONS.get(config.activation()))
                .put("layer_norm_epsilon", (double) Math.round(Norm.EPSILON * 1e9) / 1e9)
                .put("initializer_range", 0.02)
                .put("embd_pdrop", config.dropout())
                .put("attn_pdrop", config.dropout())
                .put("resid_pdrop", config.dropout())
                .put("scale_attn_weights", true)
                .put("tie_word_embeddings", config.tiedWeights())
                .put("torch_dtype", type == NumberType.F16 ? "float16" : "float32");
        bpe.specialId(BpeTokenizer.END_OF_TEXT)
                .ifPresent(id -> json.put("bos_token_id", id).put("eos_token_id", id));
        return JSON.writeValueAsString(json) + "\n";
    }

    private static String tokenizerConfig(TransformerConfig config, BpeTokenizer bpe) throws IOException {
        ObjectNode json = JSON.createObjectNode();
        json.put("tokenizer_class", "GPT2Tokenizer").put("model_max_length", config.contextLength());
        json.put("add_prefix_space", false);
        if (bpe.specialId(BpeTokenizer.END_OF_TEXT).isPresent()) {
            json.put("bos_token", BpeTokenizer.END_OF_TEXT)
                    .put("eos_token", BpeTokenizer.END_OF_TEXT)
                    .put("unk_token", BpeTokenizer.END_OF_TEXT);
        }
        return JSON.writeValueAsString(json) + "\n";
    }
}
