package dev.aifromzero.level3.tensor;

import ai.djl.Device;
import dev.aifromzero.kit.error.UserError;

/** Understands {@code --device auto|cpu|gpu|gpu:N}. */
public final class DeviceChoice {
    private DeviceChoice() {}

    /**
     * {@return the device of this name}
     *
     * @param name {@code auto} takes the first GPU if there is one; the others are taken at their word
     * @param gpuCount how many GPUs PyTorch sees
     * @throws UserError if the name is none of these, or the GPU is not there: never a silent step back to the processor
     */
    public static Device parse(String name, int gpuCount) {
        if (name.equals("cpu") || (name.equals("auto") && gpuCount == 0)) {
            return Device.cpu();
        }
        if (!name.equals("auto") && !name.matches("gpu(:\\d{1,3})?")) {
            throw new UserError("There is no device '" + name + "'", "Use --device auto, cpu, gpu or gpu:N");
        }
        int index = name.contains(":") ? Integer.parseInt(name.substring(name.indexOf(':') + 1)) : 0;
        if (index >= gpuCount) {
            throw new UserError(
                    "A GPU was asked for (--device " + name + "), but PyTorch sees "
                            + (gpuCount == 0 ? "none" : "only " + gpuCount),
                    "Use --device cpu, or install the CUDA natives as docs/setup.md describes");
        }
        return Device.gpu(index);
    }
}
