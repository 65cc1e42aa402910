package dev.aifromzero.level5.lora;

import ai.djl.ndarray.NDArray;
import dev.aifromzero.level3.tensor.Scope;
import dev.aifromzero.level3.tensor.Tensors;
import dev.aifromzero.level5.gpt2.Gpt2Copy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Adds the corrections to the matrices themselves: W + (alpha / r) · B A. What comes out is a plain GPT-2 folder, as fast
 * as the base, that any program opens without knowing of LoRA.
 *
 * <p>Source: Hu et al. (2021), section 4.1, "No Additional Inference Latency".
 */
public final class LoraMerge {
    private LoraMerge() {}

    /**
     * Writes the merged model, float32, with the tensor names of the base.
     *
     * @param base folder of the base model
     * @param adapter the corrections
     * @param target where to write; files of these names are replaced
     * @throws IllegalArgumentException if the target is the base's own folder
     * @throws IOException if a file cannot be read or written
     */
    public static void write(Path base, LoraAdapter adapter, Path target) throws IOException {
        Map<String, LoraTarget> byLayer = new LinkedHashMap<>();
        adapter.targets().forEach(layer -> byLayer.put(layer.layer() + ".weight", layer));
        Gpt2Copy.write(
                base,
                (name, values) -> {
                    if (byLayer.containsKey(name)) {
                        addCorrection(values, correction(adapter, byLayer.get(name)));
                    }
                    return values;
                },
                target);
    }

    /** The correction of a layer as GPT-2 stores its weights, (in, out). */
    @SuppressWarnings("try") // the scope is there to free what is made inside it
    static float[] correction(LoraAdapter adapter, LoraTarget layer) {
        try (Scope scope = new Scope(adapter.parameters().manager())) {
            NDArray a = adapter.parameters().get(layer.nameOfA());
            NDArray b = adapter.parameters().get(layer.nameOfB());
            NDArray change = a.transpose().matMul(b.transpose()); // (in, r) x (r, out) -> (in, out)
            return Tensors.scale(change, adapter.config().scaling()).toFloatArray();
        }
    }

    private static void addCorrection(float[] values, float[] change) {
        for (int i = 0; i < values.length; i++) {
            values[i] += change[i];
        }
    }
}
