package dev.aifromzero.level2.doctor;

import dev.aifromzero.kit.doctor.Disk;
import dev.aifromzero.kit.doctor.Finding;
import dev.aifromzero.kit.doctor.NativeJar;
import dev.aifromzero.kit.doctor.Needs;
import dev.aifromzero.kit.doctor.NumberEngine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.bytedeco.javacpp.Loader;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** ND4J on this computer. */
public final class Nd4jEngine {
    private static final String NAME = "ND4J";

    private Nd4jEngine() {}

    /**
     * {@return ND4J, not started yet}
     *
     * @param disk is asked where it can unpack itself
     * @param rehearsal starts it in a process of its own, and says whether that one survives
     */
    public static NumberEngine here(Disk disk, BooleanSupplier rehearsal) {
        String platform = Loader.Detector.getPlatform();
        String code = "org/nd4j/linalg/cpu/nativecpu/bindings/" + platform + "/" + System.mapLibraryName("jnind4jcpu");
        String blas = "org/bytedeco/openblas/" + platform + "/" + System.mapLibraryName("jniopenblas");
        return engine(
                NativeJar.holding(code),
                NativeJar.holding(blas),
                code,
                JavaCppCache.folder(System.getProperties(), disk),
                rehearsal);
    }

    static NumberEngine engine(
            Optional<NativeJar> jar, Optional<NativeJar> blas, String code, Path cache, BooleanSupplier rehearsal) {
        boolean unpacked = jar.map(
                        found -> cache.resolve(found.file().getFileName()).resolve(code))
                .filter(Files::exists)
                .isPresent();
        long bytes = jar.isEmpty()
                ? 0
                : jar.get().unpackedBytes() + blas.map(NativeJar::unpackedBytes).orElse(0L);
        return new NumberEngine(
                NAME,
                jar.map(NativeJar::file),
                "There is none for every processor (for example not for an Intel Mac); level 1 runs without it. On Linux,"
                        + " Windows, or a Mac with Apple silicon, let Maven fetch it again: mvn -U -q -Plevel2",
                new Needs.Cache(NAME, cache, bytes, unpacked),
                "Name another folder: set the environment variable JAVA_TOOL_OPTIONS=-D" + JavaCppCache.PROPERTY
                        + "=FOLDER",
                rehearsal,
                Nd4jEngine::multiply,
                "Check that the disk has room, delete the folder " + cache
                        + " (it is made again), and start once more; on"
                        + " Windows, install the Microsoft Visual C++ runtime");
    }

    private static List<Finding> multiply() {
        try (INDArray numbers = Nd4j.create(new double[][] {{1, 2}, {3, 4}});
                INDArray product = numbers.mmul(numbers)) {
            double corner = product.getDouble(1, 1);
            if (corner != 22) {
                throw new IllegalStateException("a product of two matrices is wrong, " + corner + " instead of 22");
            }
        }
        return List.of(Finding.ok(NAME, "starts, and multiplies two matrices rightly"));
    }
}
