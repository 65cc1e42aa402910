package dev.aifromzero.level3.embedding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.aifromzero.level3.tensor.TensorEngine;
import org.junit.jupiter.api.Test;

class TokenEmbeddingTest {
    @Test
    void looksUpTheRowOfEachId() {
        try (NDManager root = TensorEngine.newRoot()) {
            TokenEmbedding embedding =
                    new TokenEmbedding(root.create(new float[] {0, 1, 10, 11, 20, 21}, new Shape(3, 2)));
            NDArray vectors = embedding.forward(root.create(new long[] {2, 0, 2}, new Shape(1, 3)));
            assertEquals(new Shape(1, 3, 2), vectors.getShape());
            assertArrayEquals(new float[] {20, 21, 0, 1, 20, 21}, vectors.toFloatArray());
        }
    }
}
