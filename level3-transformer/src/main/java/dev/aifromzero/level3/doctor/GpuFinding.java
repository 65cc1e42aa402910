package dev.aifromzero.level3.doctor;

import dev.aifromzero.kit.doctor.Finding;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.level3.tensor.DeviceChoice;

/** Says whether a GPU is used, and why it is or is not. */
final class GpuFinding {
    private static final String NAME = "GPU";
    private static final String WAYS = "docs/setup.md, \"A GPU\", has three ways to PyTorch's code for GPUs";

    private GpuFinding() {}

    /**
     * {@return the finding}
     *
     * @param facts what decides it
     * @param device the device asked for, as after --device; empty in a level that only uses the processor
     */
    static Finding of(GpuFacts facts, String device) {
        if (!device.isEmpty()) {
            try {
                if (DeviceChoice.parse(device, facts.seen()).isGpu()) {
                    return Finding.ok(NAME, seen(facts) + "; --device " + device + " uses one");
                }
            } catch (UserError e) {
                return Finding.problem(NAME, e.getMessage() + "; " + why(facts), "a GPU", e.remedy());
            }
        }
        if (facts.seen() > 0) {
            return device.isEmpty()
                    ? Finding.ok(NAME, seen(facts) + "; not used, because this level needs none")
                    : Finding.note(
                            NAME,
                            seen(facts) + "; not used, because the processor was chosen",
                            "For the GPU: --device gpu");
        }
        return facts.driver() || facts.cudaCode() || facts.installed()
                ? Finding.note(NAME, "not used: " + why(facts), remedy(facts))
                : Finding.ok(NAME, "not used: " + why(facts) + " (none is needed)");
    }

    private static String seen(GpuFacts facts) {
        return "PyTorch sees " + facts.seen();
    }

    private static String why(GpuFacts facts) {
        if (!facts.driver()) {
            return "there is no driver of NVIDIA's on this computer";
        }
        if (!facts.cudaCode()) {
            return "there is a driver of NVIDIA's, but PyTorch's code here is the one for processors";
        }
        if (facts.installed() && !facts.flavour().startsWith("cu")) {
            return "PYTORCH_FLAVOR does not name the CUDA version of the installed PyTorch";
        }
        return "there are a driver and PyTorch's code for GPUs, but the library libcudart was not found";
    }

    private static String remedy(GpuFacts facts) {
        if (!facts.driver()) {
            return "Install NVIDIA's driver, if this computer has one of their GPUs";
        }
        if (!facts.cudaCode()) {
            return "If you want it: " + WAYS;
        }
        return facts.installed() && !facts.flavour().startsWith("cu")
                ? "Set PYTORCH_FLAVOR, for example to cu128, beside PYTORCH_LIBRARY_PATH"
                : "Put a link named libcudart.so to the versioned file (libcudart.so.12) into its folder";
    }
}
