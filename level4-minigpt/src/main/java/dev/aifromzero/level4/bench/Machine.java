package dev.aifromzero.level4.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** What the machine can do at best, and how much memory this program took. */
public final class Machine {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final int MATRIX = 1024;

    private Machine() {}

    /** {@return work that multiplies two square matrices of 1,024 rows in float32} */
    static Rounds.Work matrixProduct(NDManager root) {
        NDArray a = root.randomNormal(new Shape(MATRIX, MATRIX), DataType.FLOAT32);
        return Rounds.timed(round -> {
            try (NDArray product = a.matMul(a)) {
                product.getFloat(0, 0); // waits until it is there
            }
        });
    }

    /**
     * {@return floating-point operations a second, where {@link #matrixProduct} takes so long}
     *
     * @param seconds what one product took, above 0
     */
    public static double rate(double seconds) {
        return 2.0 * MATRIX * MATRIX * MATRIX / seconds;
    }

    /** {@return the most memory that this process ever had in use, in bytes; only Linux says it} */
    public static OptionalLong peakMemory() {
        try {
            return peakMemory(Files.readString(STATUS, StandardCharsets.ISO_8859_1));
        } catch (IOException notLinux) {
            return OptionalLong.empty();
        }
    }

    static OptionalLong peakMemory(String status) {
        return status.lines()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024) // in kB
                .findFirst();
    }
}
