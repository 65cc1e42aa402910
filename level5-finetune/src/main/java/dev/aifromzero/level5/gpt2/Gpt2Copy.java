package dev.aifromzero.level5.gpt2;

import ai.djl.ndarray.NDArray;
import dev.aifromzero.kit.io.AtomicFiles;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level3.tensor.ParameterStore;
import dev.aifromzero.level4.checkpoint.Gpt2Config;
import dev.aifromzero.level4.checkpoint.Gpt2Names;
import dev.aifromzero.level4.checkpoint.Gpt2Weights;
import dev.aifromzero.level4.checkpoint.NumberType;
import dev.aifromzero.level4.checkpoint.Safetensors;
import dev.aifromzero.level4.checkpoint.TensorView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a GPT-2 folder that is like another one but for some of its tables. */
public final class Gpt2Copy {
    private static final String HEAD = "head.weight";
    /** The files beside the weights that such a folder may have. */
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

    private Gpt2Copy() {}

    /** Gives a table its numbers in the copy. */
    @FunctionalInterface
    public interface Change {
        /**
         * {@return the numbers as they lie in the file, or null to leave the table out}
         *
         * @param ourName our name of it
         * @param values what the first folder has
         */
        float[] apply(String ourName, float[] values);
    }

    /**
     * Writes the copy, float32, with the tensor names of the first folder.
     *
     * @param base the folder to copy
     * @param change gives the new values of each table, or leaves it out
     * @param target where to write; files of these names are replaced
     * @throws IllegalArgumentException if the target is the first folder itself
     * @throws IOException if a file cannot be read or written
     */
    public static void write(Path base, Change change, Path target) throws IOException {
        if (Files.exists(target) && Files.isSameFile(base, target)) {
            throw new IllegalArgumentException("The new model would overwrite its base, " + ProjectPaths.display(base));
        }
        Map<String, Safetensors.Tensor> tensors = new LinkedHashMap<>();
        for (TensorView view : Gpt2Weights.open(base).values()) {
            Gpt2Names.Target place = Gpt2Names.ours(view.name()).orElse(null);
            if (place == null) {
                continue; // the causal masks that older files keep; every program makes its own
            }
            float[] values = change.apply(place.name(), view.toFloats());
            if (values != null) {
                tensors.put(view.name(), new Safetensors.Tensor(view.shape(), values));
            }
        }
        Safetensors.write(target.resolve("model.safetensors"), tensors, NumberType.F32, Map.of("format", "pt"));
        for (String name : COPIED) {
            if (Files.isRegularFile(base.resolve(name))) {
                byte[] bytes = Files.readAllBytes(base.resolve(name));
                AtomicFiles.write(target.resolve(name), out -> out.write(bytes));
            }
        }
    }

    /**
     * Writes the copy with the parameters of a store in place of the first folder's.
     *
     * @param base the folder to copy
     * @param changed parameters by our names, as (out, in)
     * @param tied whether the output layer is the token embedding: a second copy of it in the file would be out of date
     * @param target where to write; files of these names are replaced
     * @throws IllegalArgumentException if the target is the first folder itself
     * @throws IOException if a file cannot be read or written
     */
    public static void write(Path base, ParameterStore changed, boolean tied, Path target) throws IOException {
        write(
                base,
                (name, values) -> {
                    if (tied && name.equals(HEAD)) {
                        return null;
                    }
                    return changed.has(name) ? stored(name, changed.get(name)) : values;
                },
                target);
    }

    private static float[] stored(String name, NDArray array) {
        if (!Gpt2Names.transposed(name) || array.getShape().dimension() != 2) {
            return array.toFloatArray();
        }
        try (NDArray turned = array.transpose()) { // (out, in) -> (in, out)
            return turned.toFloatArray();
        }
    }
}
