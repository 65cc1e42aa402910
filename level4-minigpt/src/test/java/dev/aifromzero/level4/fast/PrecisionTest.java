package dev.aifromzero.level4.fast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.aifromzero.level3.layer.Linear;
import dev.aifromzero.level3.layer.Projection;
import dev.aifromzero.level3.pass.Kernels;
import dev.aifromzero.level3.tensor.Scope;
import dev.aifromzero.level3.tensor.TensorEngine;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

class PrecisionTest {
    @Test
    void theProcessorsFlagsSayWhetherItHasTheArithmetic() {
        assertTrue(Bfloat16.isSaidBy("processor\t: 0\nflags\t\t: fpu avx512_bf16 clzero\n"));
        assertTrue(Bfloat16.isSaidBy("flags\t\t: fpu amx_bf16\n"));
        assertTrue(Bfloat16.isSaidBy("Features\t: fp asimd i8mm bf16 dgh\n"));
        assertFalse(Bfloat16.isSaidBy("flags\t\t: fpu avx2 avx512f\n"));
        assertFalse(Bfloat16.isSaidBy("model name\t: bf16 special\nflags\t\t: fpu\n"));
        assertFalse(Bfloat16.isSaidBy(""));
    }

    @Test
    void onlyBf16EverGivesWay() {
        try (NDManager root = TensorEngine.newRoot()) {
            assertSame(Precision.FLOAT32, Precision.FLOAT32.orNearest(root));
            assertSame(Precision.FUSED, Precision.FUSED.orNearest(root));
            Precision expected = Bfloat16.isFast(root) ? Precision.BF16 : Precision.FUSED;
            assertSame(expected, Precision.BF16.orNearest(root));
            assertSame(Kernels.readable(), Precision.FLOAT32.kernels(root));
        }
    }

    @Test
    void theArchiveHoldsFourUncompressedFiles() throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(TorchScript.archive("A", "class A")))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                assertEquals(ZipEntry.STORED, entry.getMethod());
                names.add(entry.getName().substring(entry.getName().indexOf('/') + 1));
            }
        }
        assertEquals(List.of("data.pkl", "code/__torch__.py", "constants.pkl", "version"), names);
    }

    @Test
    void theOperationsWorkInAThreadOfTheirOwn() throws InterruptedException {
        float[] result = new float[1];
        Thread thread = new Thread(() -> {
            try (NDManager root = TensorEngine.newRoot();
                    NDArray two = root.create(new float[] {2}, new Shape(1, 1))) {
                result[0] = Operations.on(root).call("product16", two, two).toFloatArray()[0];
            }
        });
        thread.start();
        thread.join();
        assertEquals(4, result[0]);
    }

    /** A thousandth is lost when a number near 1 is rounded to 8 bits. */
    @Test
    void aFrozenMatrixIsRoundedOnceAndOneThatLearnsWheneverItIsUsed() {
        try (NDManager root = TensorEngine.newRoot()) {
            Kernels kernels = Precision.BF16.kernels(root);
            NDArray frozen = root.create(new float[] {1.001f}, new Shape(1, 1));
            NDArray learning = root.create(new float[] {1.001f}, new Shape(1, 1));
            learning.setRequiresGradient(true);
            Projection ofFrozen = kernels.projection(new Linear(frozen, null));
            Projection ofLearning = kernels.projection(new Linear(learning, null));
            frozen.addi(1);
            try (Scope scope = new Scope(root)) {
                NDArray one = scope.manager().create(new float[] {1}, new Shape(1, 1));
                assertEquals(1, ofFrozen.forward(one, false).toFloatArray()[0]);
                assertEquals(1, ofLearning.forward(one, false).toFloatArray()[0]);
            }
        }
    }

    @Test
    void theNamesAreThoseOfTheCommandLine() {
        assertEquals("float32 fused bf16", Precision.FLOAT32 + " " + Precision.FUSED + " " + Precision.BF16);
    }

    @Test
    void theMeasurementComesToAnEnd() {
        try (NDManager root = TensorEngine.newRoot()) {
            Bfloat16.isMeasured(root); // how it ends is the machine's business
        }
    }
}
