package dev.aifromzero.level3.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.Test;

class ScopeTest {
    @Test
    void freesWhatWasMadeInItEvenFromArraysOfTheRoot() {
        try (NDManager root = TensorEngine.newRoot()) {
            NDArray weight = root.ones(new Shape(2, 3));
            int before = root.getManagedArrays().size();
            NDArray made;
            NDArray turned;
            try (Scope scope = new Scope(root)) {
                made = scope.manager().ones(new Shape(2));
                turned = weight.transpose();
            }
            assertThrows(IllegalStateException.class, made::toFloatArray);
            assertThrows(IllegalStateException.class, turned::toFloatArray);
            assertEquals(before, root.getManagedArrays().size());
            assertArrayEquals(new float[] {1, 1, 1, 1, 1, 1}, weight.toFloatArray());
        }
    }

    @Test
    void whatIsKeptOutlivesIt() {
        try (NDManager root = TensorEngine.newRoot()) {
            NDArray kept;
            try (Scope scope = new Scope(root)) {
                kept = Scope.keep(scope.manager().ones(new Shape(2)), root);
            }
            assertArrayEquals(new float[] {1, 1}, kept.toFloatArray());
        }
    }

    @Test
    void scopesNest() {
        try (NDManager root = TensorEngine.newRoot();
                Scope outer = new Scope(root)) {
            NDArray before = outer.manager().ones(new Shape(1));
            NDArray inside;
            try (Scope inner = new Scope(outer.manager())) {
                inside = inner.manager().ones(new Shape(1));
            }
            NDArray after = before.add(before);
            assertThrows(IllegalStateException.class, inside::toFloatArray);
            assertArrayEquals(new float[] {2}, after.toFloatArray());
        }
    }
}
