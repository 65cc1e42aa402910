package dev.aifromzero.level4.fast;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.aifromzero.level3.tensor.Scope;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;

/** Whether this processor multiplies bfloat16 faster than float32. Where it cannot, PyTorch imitates it, slowly. */
final class Bfloat16 {
    private static final Path PROCESSOR = Path.of("/proc/cpuinfo");
    private static final Set<String> FLAGS = Set.of("avx512_bf16", "amx_bf16", "bf16");
    private static final int SIZE = 512;
    private static final int TRIES = 3;

    private Bfloat16() {}

    /** {@return whether it does: as the processor says on Linux, and measured elsewhere} */
    static boolean isFast(NDManager manager) {
        try {
            return isSaidBy(Files.readString(PROCESSOR, StandardCharsets.ISO_8859_1));
        } catch (IOException notLinux) {
            return isMeasured(manager);
        }
    }

    /** {@return whether the flags in Linux's description of the processor name the arithmetic} */
    static boolean isSaidBy(String description) {
        return description
                .lines()
                .filter(line -> line.startsWith("flags") || line.startsWith("Features"))
                .flatMap(line -> Arrays.stream(line.split("\\s+")))
                .anyMatch(FLAGS::contains);
    }

    /** {@return whether a product takes clearly less time in bfloat16; some hundredths of a second} */
    static boolean isMeasured(NDManager manager) {
        try (Scope scope = new Scope(manager)) {
            NDArray x = scope.manager().ones(new Shape(SIZE, SIZE), DataType.FLOAT32);
            Operations operations = Operations.on(manager);
            return fastest(() -> operations.call("product16", x, x)) < 0.8 * fastest(() -> x.matMul(x));
        }
    }

    private static long fastest(java.util.function.Supplier<NDArray> product) {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < TRIES; i++) {
            long from = System.nanoTime();
            product.get().getFloat(0, 0); // waits until it is there
            best = Math.min(best, System.nanoTime() - from);
        }
        return best;
    }
}
