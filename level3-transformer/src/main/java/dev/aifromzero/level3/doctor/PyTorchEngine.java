package dev.aifromzero.level3.doctor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.aifromzero.kit.doctor.Check;
import dev.aifromzero.kit.doctor.Checkup;
import dev.aifromzero.kit.doctor.Finding;
import dev.aifromzero.kit.doctor.Machine;
import dev.aifromzero.kit.doctor.NativeJar;
import dev.aifromzero.kit.doctor.Needs;
import dev.aifromzero.kit.doctor.NumberEngine;
import dev.aifromzero.level3.tensor.NativeCode;
import dev.aifromzero.level3.tensor.TensorEngine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** PyTorch on this computer, as DJL will find it. */
public final class PyTorchEngine {
    private static final String NAME = "PyTorch";
    private static final String OTHER_CACHE = "Name another folder with the environment variable ENGINE_CACHE_DIR";

    private final Machine machine;
    private final String device;
    private final BooleanSupplier rehearsal;
    private final Function<NDManager, List<Finding>> more;
    private final NativeCode code;

    /**
     * PyTorch, not started yet.
     *
     * @param machine the computer
     * @param device the device asked for, as after --device; empty in a level that only uses the processor
     * @param rehearsal starts it in a process of its own, and says whether that one survives
     * @param more what else the level would like to know of PyTorch, once it is started
     */
    public PyTorchEngine(
            Machine machine, String device, BooleanSupplier rehearsal, Function<NDManager, List<Finding>> more) {
        this(machine, device, rehearsal, more, NativeCode.here());
    }

    PyTorchEngine(
            Machine machine,
            String device,
            BooleanSupplier rehearsal,
            Function<NDManager, List<Finding>> more,
            NativeCode code) {
        this.machine = machine;
        this.device = device;
        this.rehearsal = rehearsal;
        this.more = more;
        this.code = code;
    }

    /**
     * {@return what there is to look at for a level that computes with PyTorch}
     *
     * @param needs what the level needs, without the engine's cache
     * @param own the level's other checks
     */
    public Checkup checkup(Needs needs, List<Check> own) {
        List<Check> checks = new ArrayList<>(own);
        String named = machine.system().variable(NativeCode.VARIABLE);
        if (!named.isEmpty() && code.installed().isEmpty()) {
            checks.add(new Check(NAME, () -> List.of(notInstalled(named))));
        }
        NumberEngine engine = engine();
        return new Checkup(needs.with(engine.cache()), checks, Optional.of(engine));
    }

    private static Finding notInstalled(String named) {
        return Finding.problem(
                NAME,
                NativeCode.VARIABLE + " names " + named + ", where no PyTorch is",
                System.mapLibraryName("torch"),
                "Correct the variable (it ends in torch/lib, see docs/setup.md), or unset it");
    }

    NumberEngine engine() {
        Optional<Path> jar = NativeJar.holding(NativeCode.RESOURCE).map(NativeJar::file);
        long bytes = code.onClassPath()
                ? jar.map(file -> new NativeJar(file).unpackedBytes()).orElse(0L)
                : 0;
        Optional<Path> fetched = code.ready() ? Optional.of(code.cache()) : Optional.empty();
        return new NumberEngine(
                NAME,
                code.installed().or(() -> code.onClassPath() ? jar : fetched),
                "There is none for every processor (for example not for an Intel Mac). On Linux, Windows, or a Mac with"
                        + " Apple silicon, let Maven fetch it again: mvn -U -q -Plevel3; with the profile gpu, the first start of"
                        + " a level fetches it, and needs the internet",
                new Needs.Cache(NAME, code.cache(), bytes, code.ready()),
                OTHER_CACHE,
                rehearsal,
                this::start,
                "Check that the disk has room, delete the folder " + code.cache()
                        + " (it is made again), and start once"
                        + " more; on Windows, install the Microsoft Visual C++ runtime");
    }

    private List<Finding> start() {
        TensorEngine.stayOffline();
        try (NDManager root = TensorEngine.newRoot();
                NDArray numbers = root.create(new float[][] {{1, 2}, {3, 4}});
                NDArray product = numbers.matMul(numbers)) {
            float corner = product.getFloat(1, 1);
            if (corner != 22) {
                throw new IllegalStateException("a product of two matrices is wrong, " + corner + " instead of 22");
            }
            List<Finding> findings = new ArrayList<>();
            findings.add(Finding.ok(NAME, TensorEngine.version() + " starts, and multiplies two matrices rightly"));
            findings.add(Finding.ok("threads", TensorEngine.threads() + " for one computation"));
            findings.addAll(more.apply(root));
            findings.add(GpuFinding.of(
                    GpuFacts.here(TensorEngine.gpuCount(), TensorEngine.library(), machine, code.installed()), device));
            return findings;
        }
    }
}
