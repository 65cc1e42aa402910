package dev.aifromzero.level4.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.kit.error.UserError;
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
        assertEquals(
                81_912_576, ParameterCounts.of(config.toTransformerConfig()).total());
        assertTrue(config.tiedWeights());
        assertEquals(3072, config.ffnDim());
        assertEquals(Activation.GELU_TANH, config.activation());
    }

    @Test
    void oldFilesNameTheContextNCtx() throws IOException {
        assertEquals(
                64,
                read("{\"n_ctx\":64,\"n_embd\":8,\"n_head\":2,\"n_layer\":1,\"vocab_size\":10}")
                        .contextLength());
    }

    @Test
    void untiedAndInnerWidthAreRead() throws IOException {
        Gpt2Config config = read("{\"n_positions\":64,\"n_embd\":8,\"n_head\":2,\"n_layer\":1,\"vocab_size\":10,"
                + "\"n_inner\":20,\"tie_word_embeddings\":false,\"activation_function\":\"relu\"}");
        assertEquals(20, config.toTransformerConfig().ffnDim());
        assertFalse(config.toTransformerConfig().tiedWeights());
        assertEquals(Activation.RELU, config.toTransformerConfig().activation());
    }

    @Test
    void huggingFacesSynonymsAreUnderstood() throws IOException {
        Gpt2Config config = read("{\"max_position_embeddings\":64,\"hidden_size\":8,\"num_attention_heads\":2,"
                + "\"num_hidden_layers\":3,\"vocab_size\":10}");
        assertEquals(new Gpt2Config(10, 64, 8, 2, 3, 32, Activation.GELU_TANH, true), config);
    }

    @Test
    void aFileThatSaysGpt2MayLeaveOutWhatIsAsInTheSmallestOne() throws IOException {
        Gpt2Config config = read("{\"model_type\":\"gpt2\",\"n_layer\":6}");
        assertEquals(new Gpt2Config(50_257, 1024, 768, 12, 6, 3072, Activation.GELU_TANH, true), config);
    }

    @Test
    void emptyFieldsAndTheGuardForHalfPrecisionChangeNothing() throws IOException {
        String shape = "\"n_positions\":64,\"n_embd\":8,\"n_head\":2,\"n_layer\":1,\"vocab_size\":10";
        Gpt2Config plain = read("{" + shape + "}");
        assertEquals(
                plain,
                read("{" + shape + ",\"n_inner\":null,\"tie_word_embeddings\":null,"
                        + "\"activation_function\":null,\"scale_attn_weights\":true,\"reorder_and_upcast_attn\":true,"
                        + "\"scale_attn_by_inverse_layer_idx\":false,\"layer_norm_epsilon\":0.00001}"));
        assertEquals(
                Activation.GELU,
                read("{" + shape + ",\"activation_function\":\"gelu\"}").activation());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "scale_attn_weights\":false",
                "scale_attn_by_inverse_layer_idx\":true",
                "add_cross_attention\":true",
                "layer_norm_epsilon\":1e-6",
                "activation_function\":\"silu\"",
                "tie_word_embeddings\":\"yes\"",
                "n_inner\":0.5"
            })
    void whatGpt2DoesOtherwiseIsNamed(String field) {
        String json = "{\"n_positions\":64,\"n_embd\":8,\"n_head\":2,\"n_layer\":1,\"vocab_size\":10,\"" + field + "}";
        String message = assertThrows(UserError.class, () -> read(json)).getMessage();
        assertTrue(message.contains(field.substring(0, field.indexOf('"'))), message);
    }

    @Test
    void hostileJsonIsRefused() throws IOException {
        for (String json : new String[] {
            "{\"a\":".repeat(100_000),
            "[".repeat(100_000),
            "{\"n_embd\":" + "9".repeat(5_000) + "}",
            "{\"n_embd\":8,\"n_embd\":16}",
            "{} {}",
            "null",
            "\u0000",
            "{\"model_type\":\"" + "x".repeat(100_000) + "\"}"
        }) {
            String message = assertThrows(UserError.class, () -> read(json)).getMessage();
            assertTrue(message.contains("config.json") && message.length() < 400, message);
        }
        Files.write(folder.resolve("config.json"), new byte[] {'{', (byte) 0xC3, '}'});
        assertThrows(UserError.class, () -> Gpt2Config.read(folder));
        Files.delete(folder.resolve("config.json"));
        Files.createDirectory(folder.resolve("config.json"));
        assertThrows(UserError.class, () -> Gpt2Config.read(folder));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "{}",
                "{\"model_type\":\"llama\"}",
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
