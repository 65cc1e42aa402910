package dev.aifromzero.level4.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import dev.aifromzero.level3.config.TransformerConfig;
import dev.aifromzero.level3.model.Initializer;
import dev.aifromzero.level3.tensor.TensorEngine;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Gpt2NamesTest {
    @ParameterizedTest
    @CsvSource({
        "wte.weight, token_embedding.weight, false",
        "wpe.weight, position_embedding.weight, false",
        "h.0.ln_1.weight, blocks.0.norm1.weight, false",
        "h.0.ln_1.bias, blocks.0.norm1.bias, false",
        "h.11.attn.c_attn.weight, blocks.11.attention.qkv.weight, true",
        "h.11.attn.c_attn.bias, blocks.11.attention.qkv.bias, false",
        "h.3.attn.c_proj.weight, blocks.3.attention.out.weight, true",
        "h.3.ln_2.bias, blocks.3.norm2.bias, false",
        "h.3.mlp.c_fc.weight, blocks.3.ffn.expand.weight, true",
        "h.3.mlp.c_proj.weight, blocks.3.ffn.shrink.weight, true",
        "h.3.mlp.c_proj.bias, blocks.3.ffn.shrink.bias, false",
        "ln_f.weight, final_norm.weight, false",
        "ln_f.bias, final_norm.bias, false"
    })
    void everyTensorHasAPlaceWithAndWithoutPrefix(String theirs, String ours, boolean transposed) {
        Optional<Gpt2Names.Target> target = Optional.of(new Gpt2Names.Target(ours, transposed));
        assertEquals(target, Gpt2Names.ours(theirs));
        assertEquals(target, Gpt2Names.ours("transformer." + theirs));
        assertEquals("transformer." + theirs, Gpt2Names.huggingFace(ours));
        assertEquals(transposed, Gpt2Names.transposed(ours));
    }

    @ParameterizedTest
    @ValueSource(strings = {"h.0.attn.bias", "transformer.h.5.attn.masked_bias", "score.weight", "h.x.ln_1.weight"})
    void masksAndStrangersHaveNoPlace(String theirs) {
        assertTrue(Gpt2Names.ours(theirs).isEmpty());
    }

    @Test
    void theHeadHasNoPrefix() {
        assertEquals("lm_head.weight", Gpt2Names.huggingFace("head.weight"));
        assertEquals(
                "head.weight", Gpt2Names.ours("lm_head.weight").orElseThrow().name());
        assertFalse(Gpt2Names.transposed("head.weight"));
    }

    @Test
    void allNamesOfAModelGoThereAndBack() {
        try (NDManager root = TensorEngine.newRoot()) {
            for (String name : Initializer.create(TransformerConfig.of(7, 4, 8, 2, 2), root, 1)
                    .all()
                    .keySet()) {
                assertEquals(
                        name,
                        Gpt2Names.ours(Gpt2Names.huggingFace(name))
                                .orElseThrow()
                                .name());
            }
        }
    }

    @Test
    void whatGpt2DoesNotHaveIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Gpt2Names.huggingFace("blocks.0.ffn.gate.weight"));
    }
}
