package dev.aifromzero.level4.doctor;

import ai.djl.ndarray.NDManager;
import dev.aifromzero.kit.doctor.Finding;
import dev.aifromzero.level4.fast.Precision;
import java.util.List;

/** Whether the option {@code --precision bf16} pays on this processor. */
public final class ShortNumbers {
    private ShortNumbers() {}

    /**
     * {@return what is found, one line}
     *
     * @param root knows the device to compute on
     */
    public static List<Finding> find(NDManager root) {
        boolean fast = Precision.BF16.orNearest(root) == Precision.BF16;
        return List.of(Finding.ok(
                "bfloat16",
                fast
                        ? "this processor is fast with it (levels 4 and 5: --precision bf16)"
                        : "this processor has no fast arithmetic for it (levels 4 and 5: --precision fused)"));
    }
}
