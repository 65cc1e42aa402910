package dev.aifromzero.level5.gpt2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.level1.cli.UserError;
import dev.aifromzero.level3.config.Activation;
import dev.aifromzero.level3.model.ParameterCounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Gpt2ConfigTest {
    private static final String DISTILGPT2 = """
            {"_num_labels": 1, "activation_function": "gelu_new", "architectures": ["GPT2LMHeadModel"],
             "attn_pdrop": 0.1, "layer_norm_epsilon": 1e-05, "model_type": "gpt2", "n_ctx": 1024, "n_embd": 768,
             "n_head": 12, "n_layer": 6, "n_positions": 1024, "vocab_size": 50257}
            """;

    @TempDir
    Path folder;

    @Test
    void distilGpt2HasTheParametersThatItIsKnownFor() throws IOException {
        Gpt2Config config = read(DISTILGPT2);
        assertEquals(81_912_576, ParameterCounts.of(config.toTransformerConfig()).total());
        assertTrue(config.tiedWeights());
        assertEquals(3072, config.ffnDim());
        assertEquals(Activation.GELU_TANH, config.activation());
    }

    @Test
    void oldFilesNameTheContextNCtx() throws IOException {
        assertEquals(64, read("{\"n_ctx\":64,\"n_embd\":8,\"n_head\":2,\"n_layer\":1,\"vocab_size\":10}").contextLength());
    }

    @Test
    void untiedAndInnerWidthAreRead() throws IOException {
        Gpt2Config config = read("{\"n_positions\":64,\"n_embd\":8,\"n_head\":2,\"n_layer\":1,\"vocab_size\":10,"
                + "\"n_inner\":20,\"tie_word_embeddings\":false,\"activation_function\":\"relu\"}");
        assertEquals(20, config.toTransformerConfig().ffnDim());
        assertFalse(config.toTransformerConfig().tiedWeights());
        assertEquals(Activation.RELU, config.toTransformerConfig().activation());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{", "[]", "{}", "{\"model_type\":\"llama\"}",
        "{\"n_positions\":64,\"n_embd\":8,\"n_head\":3,\"n_layer\":1,\"vocab_size\":10}",
        "{\"n_positions\":64,\"n_embd\":8,\"n_head\":2,\"n_layer\":0,\"vocab_size\":10}",
        "{\"n_positions\":64,\"n_embd\":8,\"n_head\":2,\"n_layer\":1,\"vocab_size\":\"ten\"}",
        "{\"n_positions\":64,\"n_embd\":8,\"n_head\":2,\"n_layer\":1,\"vocab_size\":99999999999}",
        "{\"n_positions\":64,\"n_embd\":8,\"n_head\":2,\"n_layer\":1,\"vocab_size\":10,\"activation_function\":\"mish\"}",
        "{\"n_positions\":64,\"n_embd\":8,\"n_head\":2,\"n_layer\":1,\"vocab_size\":10,\"layer_norm_epsilon\":0.1}",
        "{\"n_positions\":64,\"n_embd\":8,\"n_head\":2,\"n_layer\":1,\"vocab_size\":10,\"scale_attn_weights\":false}"
    })
    void whatIsNoGpt2IsRefusedInASentence(String json) {
        UserError error = assertThrows(UserError.class, () -> read(json));
        assertTrue(error.getMessage().contains("config.json"), error.getMessage());
    }

    private Gpt2Config read(String json) throws IOException {
        Files.writeString(folder.resolve("config.json"), json);
        return Gpt2Config.read(folder);
    }
}
