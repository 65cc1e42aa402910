package dev.aifromzero.level4.checkpoint;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.aifromzero.level3.tensor.ParameterStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A model's numbers as a safetensors file under our own names. */
final class Weights {
    private static final Map<String, String> METADATA = Map.of("format", "pt");

    private Weights() {}

    /** Writes all parameters, atomically. */
    static void write(Path file, ParameterStore store) throws IOException {
        Map<String, Safetensors.Tensor> tensors = new LinkedHashMap<>();
        store.toJava()
                .forEach((name, values) -> tensors.put(
                        name, new Safetensors.Tensor(store.get(name).getShape().getShape(), values)));
        Safetensors.write(file, tensors, NumberType.F32, METADATA);
    }

    /** Writes flat arrays, atomically. */
    static void writeFlat(Path file, Map<String, float[]> arrays) throws IOException {
        Map<String, Safetensors.Tensor> tensors = new LinkedHashMap<>();
        arrays.forEach((name, values) -> tensors.put(name, new Safetensors.Tensor(new long[] {values.length}, values)));
        Safetensors.write(file, tensors, NumberType.F32, METADATA);
    }

    /** {@return the parameters of a file, trainable, in the file's order} */
    static ParameterStore read(Path file, NDManager manager) throws IOException {
        ParameterStore store = new ParameterStore(manager);
        for (TensorView view : Safetensors.open(file).values()) {
            NDArray array = view.copy(manager);
            store.addTrainable(view.name(), array);
        }
        return store;
    }

    /** {@return the flat arrays of a file} */
    static Map<String, float[]> readFlat(Path file) throws IOException {
        Map<String, float[]> arrays = new LinkedHashMap<>();
        for (TensorView view : Safetensors.open(file).values()) {
            arrays.put(view.name(), view.toFloats());
        }
        return arrays;
    }
}
