package dev.aifromzero.level3.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.aifromzero.level3.attention.KeyValueCache;
import dev.aifromzero.level3.config.Activation;
import dev.aifromzero.level3.config.Configs;
import dev.aifromzero.level3.config.NormKind;
import dev.aifromzero.level3.config.Positions;
import dev.aifromzero.level3.config.TransformerConfig;
import dev.aifromzero.level3.pass.Pass;
import dev.aifromzero.level3.tensor.Scope;
import dev.aifromzero.level3.tensor.TensorEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Hundreds of steps and of written tokens leave nothing behind: no array in any manager, and no memory that Java does not
 * see. The root is capped: whoever tries to leave an array there gets an exception.
 */
class MemoryTest {
    private static final int STEPS = 400;
    private static final int WARM_UP = 50;
    private static final long PAGE_BYTES = 4096;
    private static final long ALLOWED_GROWTH = 100L << 20;
    private static final Path MEMORY = Path.of("/proc/self/statm");

    private NDManager root;
    private NDManager manager;

    @BeforeEach
    void start() {
        root = TensorEngine.newRoot();
        manager = root.newSubManager();
        root.cap();
    }

    @AfterEach
    void stop() {
        root.close();
    }

    static Stream<TransformerConfig> veryDifferentModels() {
        TransformerConfig base = TransformerConfig.of(11, 8, 12, 3, 2);
        return Stream.of(
                Configs.with(base, Map.of("dropout", 0.1)),
                Configs.with(
                        TransformerConfig.of(11, 8, 16, 4, 2),
                        Map.of(
                                "numKeyValueHeads",
                                2,
                                "positions",
                                Positions.ROTARY,
                                "norm",
                                NormKind.RMS_NORM,
                                "activation",
                                Activation.SWIGLU,
                                "attentionBias",
                                false,
                                "ffnBias",
                                false,
                                "tiedWeights",
                                false)));
    }

    @Test
    void theCapNoticesAnArrayThatIsLeftBehind() {
        assertThrows(IllegalStateException.class, () -> root.ones(new Shape(1)));
    }

    @ParameterizedTest
    @MethodSource("veryDifferentModels")
    void hundredsOfTrainingStepsLeaveNoArrayBehind(TransformerConfig config) {
        Transformer model = Initializer.model(config, manager, 7);
        NDArray ids = manager.create(new long[] {3, 1, 4, 1, 5, 9, 2, 6}, new Shape(2, 4));
        NDArray targets = manager.create(new long[] {1, 4, 1, 5, 9, 2, 6, 5}, new Shape(2, 4));
        int before = root.getManagedArrays().size();
        for (int step = 0; step < STEPS; step++) {
            GradientDescent.step(model, ids, targets, 0.01);
            assertEquals(before, root.getManagedArrays().size(), "after step " + step);
        }
    }

    @ParameterizedTest
    @MethodSource("veryDifferentModels")
    void hundredsOfWrittenTokensLeaveOnlyTheCacheBehind(TransformerConfig config) {
        Transformer model = Initializer.model(config, manager, 7);
        int before = root.getManagedArrays().size();
        try (KeyValueCache cache = new KeyValueCache(manager)) {
            for (int token = 0; token < STEPS; token++) {
                if (cache.length() == config.contextLength()) {
                    cache.clear();
                }
                try (Scope scope = new Scope(manager)) {
                    model.forward(scope.manager().create(new long[] {token % 11}, new Shape(1, 1)), Pass.cached(cache));
                }
                // keys and values of each block
                assertEquals(
                        before + 2 * config.numBlocks(), root.getManagedArrays().size(), "after token " + token);
            }
        }
        assertEquals(before, root.getManagedArrays().size());
    }

    /** One step makes several MB of arrays: kept, they would be GB at the end. */
    @Test
    void theProcessDoesNotGrow() throws IOException {
        Transformer model = Initializer.model(TransformerConfig.of(65, 64, 64, 4, 2), manager, 7);
        NDArray ids = manager.zeros(new Shape(8, 64), ai.djl.ndarray.types.DataType.INT64);
        for (int step = 0; step < WARM_UP; step++) {
            GradientDescent.step(model, ids, ids, 0.01);
        }
        long before = residentBytes();
        for (int step = 0; step < STEPS; step++) {
            GradientDescent.step(model, ids, ids, 0.01);
        }
        long grown = residentBytes() - before;
        assertTrue(grown < ALLOWED_GROWTH, "grown by " + (grown >> 20) + " MB");
    }

    /** {@return the memory of this process; 0 where the system does not tell it this way} */
    private static long residentBytes() throws IOException {
        return Files.exists(MEMORY) ? Long.parseLong(Files.readString(MEMORY).split(" ")[1]) * PAGE_BYTES : 0;
    }
}
