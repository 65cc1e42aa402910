package dev.aifromzero.level3.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import dev.aifromzero.kit.error.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceChoiceTest {
    @Test
    void takesTheDeviceThatWasNamed() {
        assertEquals(Device.cpu(), DeviceChoice.parse("cpu", 2));
        assertEquals(Device.gpu(0), DeviceChoice.parse("gpu", 2));
        assertEquals(Device.gpu(1), DeviceChoice.parse("gpu:1", 2));
    }

    @Test
    void autoTakesAGpuIfThereIsOne() {
        assertEquals(Device.cpu(), DeviceChoice.parse("auto", 0));
        assertEquals(Device.gpu(0), DeviceChoice.parse("auto", 1));
    }

    @Test
    void aMissingGpuIsAnErrorAndNeverTheProcessor() {
        UserError none = assertThrows(UserError.class, () -> DeviceChoice.parse("gpu", 0));
        assertTrue(none.getMessage().contains("sees none"), none.getMessage());
        UserError tooFew = assertThrows(UserError.class, () -> DeviceChoice.parse("gpu:2", 2));
        assertTrue(tooFew.getMessage().contains("only 2"), tooFew.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tpu", "GPU", "gpu:", "gpu:-1", "gpu:x", "gpu:1234", "cpu:0", "auto:0"})
    void otherNamesAreRefused(String name) {
        UserError error = assertThrows(UserError.class, () -> DeviceChoice.parse(name, 8));
        assertTrue(error.getMessage().contains("'" + name + "'"), error.getMessage());
    }

    @Test
    void theEngineObeysToo() {
        try (var root = TensorEngine.newRoot("cpu")) {
            assertEquals(Device.cpu(), root.getDevice());
        }
        assertThrows(UserError.class, () -> TensorEngine.newRoot("gpu:" + Math.min(999, TensorEngine.gpuCount())));
    }
}
