package dev.aifromzero.level5.lora;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.level3.model.Initializer;
import dev.aifromzero.level3.model.Transformer;
import dev.aifromzero.level3.tensor.TensorEngine;
import dev.aifromzero.level5.TinyGpt2;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An adapter knows which base it was made for. */
class BaseMarkTest {
    private final NDManager root = TensorEngine.newRoot();

    @TempDir
    Path folder;

    @AfterEach
    void free() {
        root.close();
    }

    private Transformer base(long seed) {
        return Initializer.model(TinyGpt2.config(true), root, seed);
    }

    @Test
    void theSameWeightsHaveTheSameMarkAndOthersHaveAnother() {
        assertEquals(
                BaseMark.of(base(1), "a").sha256(), BaseMark.of(base(1), "b").sha256());
        assertNotEquals(
                BaseMark.of(base(1), "a").sha256(), BaseMark.of(base(2), "a").sha256());
    }

    @Test
    void anAdapterOfAnotherBaseOfTheSameShapeIsRefusedInASentence() throws IOException {
        BaseMark.of(base(1), "data/first").save(folder);
        assertDoesNotThrow(() -> BaseMark.check(folder, base(1)));
        UserError refusal = assertThrows(UserError.class, () -> BaseMark.check(folder, base(2)));
        assertTrue(refusal.getMessage().contains("data/first"), refusal.getMessage());
    }

    @Test
    void anAdapterFromElsewhereHasNoMarkAndPasses() {
        assertDoesNotThrow(() -> BaseMark.check(folder, base(1)));
    }
}
