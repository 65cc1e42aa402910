package dev.aifromzero.level5.lora;

import ai.djl.ndarray.NDArray;
import dev.aifromzero.level1.cli.ProjectPaths;
import dev.aifromzero.level1.cli.UserError;
import dev.aifromzero.level1.io.AtomicFiles;
import dev.aifromzero.level3.tensor.NumberType;
import dev.aifromzero.level3.tensor.Safetensors;
import dev.aifromzero.level3.tensor.Scope;
import dev.aifromzero.level3.tensor.TensorView;
import dev.aifromzero.level3.tensor.Tensors;
import dev.aifromzero.level4.checkpoint.Gpt2Names;
import dev.aifromzero.level5.gpt2.Gpt2Config;
import dev.aifromzero.level5.gpt2.Gpt2Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Adds the corrections to the matrices themselves: W + (alpha / r) · B A. What comes out is a plain GPT-2 folder, as fast
 * as the base, that any program opens without knowing of LoRA.
 *
 * <p>Source: Hu et al. (2021), section 4.1, "No Additional Inference Latency".
 */
public final class LoraMerge {
    private static final List<String> COPIED = List.of(
            Gpt2Config.FILE,
            "vocab.json",
            "merges.txt",
            "encoder.json",
            "vocab.bpe",
            "tokenizer.json",
            "tokenizer_config.json",
            "special_tokens_map.json",
            "generation_config.json");

    private LoraMerge() {}

    /**
     * Writes the merged model, float32, with the tensor names of the base.
     *
     * @throws UserError if the target is the base's own folder
     */
    public static void write(Path base, LoraAdapter adapter, Path target) throws IOException {
        if (Files.exists(target) && Files.isSameFile(base, target)) {
            throw new UserError(
                    "The merged model would overwrite its base, " + ProjectPaths.display(base), "Choose another folder");
        }
        Map<String, LoraTarget> byLayer = new LinkedHashMap<>();
        adapter.targets().forEach(layer -> byLayer.put(layer.layer() + ".weight", layer));
        Map<String, Safetensors.Tensor> merged = new LinkedHashMap<>();
        for (TensorView view : Gpt2Weights.open(base).values()) {
            Gpt2Names.Target place = Gpt2Names.ours(view.name()).orElse(null);
            if (place == null) {
                continue; // the causal masks that older files keep; every program makes its own
            }
            float[] values = view.toFloats();
            if (byLayer.containsKey(place.name())) {
                addCorrection(values, correction(adapter, byLayer.get(place.name())));
            }
            merged.put(view.name(), new Safetensors.Tensor(view.shape(), values));
        }
        Safetensors.write(target.resolve("model.safetensors"), merged, NumberType.F32, Map.of("format", "pt"));
        for (String name : COPIED) {
            if (Files.isRegularFile(base.resolve(name))) {
                byte[] bytes = Files.readAllBytes(base.resolve(name));
                AtomicFiles.write(target.resolve(name), out -> out.write(bytes));
            }
        }
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
