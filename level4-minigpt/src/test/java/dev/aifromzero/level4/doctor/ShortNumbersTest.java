package dev.aifromzero.level4.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import dev.aifromzero.kit.doctor.Finding;
import dev.aifromzero.level3.tensor.TensorEngine;
import org.junit.jupiter.api.Test;

class ShortNumbersTest {
    @Test
    void theDoctorSaysWhichPrecisionPaysHere() {
        try (NDManager root = TensorEngine.newRoot()) {
            Finding finding = ShortNumbers.find(root).get(0);
            assertEquals("bfloat16", finding.name());
            assertTrue(finding.found().contains("--precision"), finding.toString());
        }
    }
}
