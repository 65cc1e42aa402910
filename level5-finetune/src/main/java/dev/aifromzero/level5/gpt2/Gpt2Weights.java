package dev.aifromzero.level5.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aifromzero.level1.cli.ProjectPaths;
import dev.aifromzero.level1.cli.UserError;
import dev.aifromzero.level3.tensor.ParameterStore;
import dev.aifromzero.level3.tensor.Safetensors;
import dev.aifromzero.level3.tensor.TensorView;
import dev.aifromzero.level4.checkpoint.Gpt2Names;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The numbers of a GPT-2 folder: {@code model.safetensors}, or the pieces that {@code model.safetensors.index.json} lists.
 *
 * <p>float32 numbers are mapped into memory: nothing is read before it is needed, and turning a table over only changes
 * how its rows and columns are counted. So a model of hundreds of megabytes opens in a fraction of a second.
 */
public final class Gpt2Weights {
    private static final String FILE = "model.safetensors";
    private static final String INDEX = "model.safetensors.index.json";
    private static final String HEAD = "head.weight";
    private static final ObjectMapper JSON = new ObjectMapper();

    private Gpt2Weights() {}

    /**
     * {@return the tensors of a folder by the names in its files, not read yet}
     *
     * @throws UserError if there are none or a file is broken
     */
    public static Map<String, TensorView> open(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new UserError(
                    "There is no model folder " + ProjectPaths.display(folder),
                    "Name a folder with config.json, model.safetensors, vocab.json and merges.txt");
        }
        if (!Files.exists(folder.resolve(FILE)) && Files.exists(folder.resolve(INDEX))) {
            Map<String, TensorView> all = new LinkedHashMap<>();
            for (String piece : pieces(folder.resolve(INDEX))) {
                all.putAll(Safetensors.open(folder.resolve(piece)));
            }
            return all;
        }
        return Safetensors.open(folder.resolve(FILE));
    }

    private static Set<String> pieces(Path index) throws IOException {
        Set<String> files = new LinkedHashSet<>();
        try {
            JSON.readTree(Files.readString(index)).path("weight_map").forEach(file -> files.add(file.asText()));
        } catch (JsonProcessingException e) {
            files.clear();
        }
        if (files.isEmpty() || files.stream().anyMatch(name -> !name.matches("[\\w.-]+") || name.contains(".."))) {
            throw new UserError(
                    "The file " + ProjectPaths.display(index) + " does not list the weight files",
                    "Get a fresh copy of the model folder");
        }
        return files;
    }

    /**
     * {@return the parameters of a folder under our names, frozen, as (out, in)}
     *
     * @throws UserError if a tensor comes twice; missing ones and wrong shapes are found when the model is built
     */
    public static ParameterStore load(Path folder, Gpt2Config config, NDManager root) throws IOException {
        Map<String, TensorView> found = new LinkedHashMap<>();
        for (TensorView view : open(folder).values()) {
            Gpt2Names.Target target = Gpt2Names.ours(view.name()).orElse(null);
            // A tied head is the token embedding; files that hold it again hold a copy.
            boolean wanted = target != null && !(config.tiedWeights() && target.name().equals(HEAD));
            if (wanted && found.putIfAbsent(target.name(), view) != null) {
                throw new UserError(
                        "The weights hold " + view.name() + " twice, with and without a prefix",
                        "Get a fresh copy of the model folder");
            }
        }
        ParameterStore store = new ParameterStore(root);
        for (Map.Entry<String, TensorView> entry : found.entrySet()) {
            store.addFrozen(entry.getKey(), array(entry.getValue(), Gpt2Names.transposed(entry.getKey()), root));
        }
        Gpt2Shapes.check(store, config.toTransformerConfig());
        return store;
    }

    private static NDArray array(TensorView view, boolean transposed, NDManager root) throws IOException {
        NDArray array = view.map(root);
        return transposed && array.getShape().dimension() == 2 ? array.transpose() : array; // (in, out) -> (out, in)
    }
}
