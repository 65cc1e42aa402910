package dev.aifromzero.level3.doctor;

import dev.aifromzero.kit.doctor.Machine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What decides whether a GPU is used.
 *
 * @param seen how many PyTorch can use
 * @param driver whether NVIDIA's driver is on this computer
 * @param cudaCode whether PyTorch's machine code is one for GPUs
 * @param flavour the value of PYTORCH_FLAVOR, empty where it is not set
 * @param installed whether PYTORCH_LIBRARY_PATH names an installed PyTorch
 */
record GpuFacts(int seen, boolean driver, boolean cudaCode, String flavour, boolean installed) {
    /**
     * {@return the facts of this computer}
     *
     * @param seen how many GPUs PyTorch can use
     * @param library the folder from which PyTorch was loaded
     */
    static GpuFacts here(int seen, Path library, Machine machine, Optional<Path> installed) {
        return new GpuFacts(
                seen,
                hasDriver(machine.system()),
                Files.exists(library.resolve(System.mapLibraryName("torch_cuda"))),
                machine.system().variable("PYTORCH_FLAVOR"),
                installed.isPresent());
    }

    private static boolean hasDriver(Machine.OperatingSystem system) {
        return Files.exists(Path.of("/proc/driver/nvidia/version"))
                || Files.exists(Path.of("/dev/nvidiactl"))
                || (system.isWindows()
                        && Files.exists(Path.of(system.variable("SystemRoot"), "System32", "nvcuda.dll")));
    }
}
