package dev.aifromzero.level4.checkpoint;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.databind.JsonNode;
import dev.aifromzero.kit.error.Printable;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level3.tensor.ParameterStore;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
    private static final String PICKLE = "pytorch_model.bin";
    private static final Pattern BLOCK = Pattern.compile("blocks\\.(\\d+)\\..*");

    private Gpt2Weights() {}

    /**
     * {@return the tensors of a folder by the names in its files, not read yet}
     *
     * @param folder the model's folder
     * @throws UserError if there are none or a file is broken
     * @throws IOException if a file cannot be read
     */
    public static Map<String, TensorView> open(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new UserError(
                    "There is no model folder " + ProjectPaths.display(folder),
                    "Name a folder with config.json, model.safetensors, vocab.json and merges.txt");
        }
        if (Files.exists(folder.resolve(FILE))) {
            return Safetensors.open(folder.resolve(FILE));
        }
        if (Files.exists(folder.resolve(INDEX))) {
            return pieces(folder);
        }
        if (Files.exists(folder.resolve(PICKLE))) {
            throw new UserError(
                    "The folder " + ProjectPaths.display(folder) + " has its weights as " + PICKLE
                            + ", a kind of file that can run programs, and no " + FILE,
                    "Get the model with " + FILE + "; most have both");
        }
        return Safetensors.open(folder.resolve(FILE));
    }

    private static Map<String, TensorView> pieces(Path folder) throws IOException {
        Path index = folder.resolve(INDEX);
        JsonNode places = JsonFile.object(index, how -> brokenIndex(index, how)).path("weight_map");
        Map<String, Map<String, TensorView>> opened = new LinkedHashMap<>();
        Map<String, TensorView> all = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> place : places.properties()) {
            String piece = place.getValue().asText();
            if (!piece.matches("\\w[\\w.-]*\\.safetensors")) {
                throw brokenIndex(index, "does not list weight files of its own folder");
            }
            if (!opened.containsKey(piece)) {
                opened.put(piece, Safetensors.open(folder.resolve(piece)));
            }
            TensorView view = opened.get(piece).get(place.getKey());
            if (view == null) {
                throw brokenIndex(
                        index,
                        "says that the tensor " + Printable.excerpt(place.getKey()) + " is in "
                                + Printable.excerpt(piece) + ", but it is not");
            }
            all.put(place.getKey(), view);
        }
        if (all.isEmpty()) {
            throw brokenIndex(index, "does not list any weight files");
        }
        return all;
    }

    private static UserError brokenIndex(Path index, String how) {
        return new UserError(
                "The file " + ProjectPaths.display(index) + " " + how, "Get a fresh copy of the model folder");
    }

    /**
     * {@return the parameters of a folder under our names, frozen, as (out, in)}
     *
     * <p>Tensors that GPT-2 does not compute with, such as the causal masks in older files, are left where they are.
     *
     * @param folder the model's folder
     * @param config the shape that the tensors must have
     * @param root where the parameters live
     * @throws UserError if a tensor comes twice, is missing, has the wrong shape, or belongs to a block that the
     *     configuration does not have; the sentence names it
     * @throws IOException if a file cannot be read
     */
    public static ParameterStore load(Path folder, Gpt2Config config, NDManager root) throws IOException {
        ParameterStore store = new ParameterStore(root);
        for (Map.Entry<String, TensorView> entry : check(folder, config).entrySet()) {
            store.addFrozen(entry.getKey(), array(entry.getValue(), Gpt2Names.transposed(entry.getKey()), root));
        }
        return store;
    }

    /**
     * {@return the tensors of a folder by our names, after all checks, but not read yet}
     *
     * @param folder the model's folder
     * @param config the shape that the tensors must have
     * @throws UserError as {@link #load} does
     * @throws IOException if a file cannot be read
     */
    public static Map<String, TensorView> check(Path folder, Gpt2Config config) throws IOException {
        Map<String, TensorView> found = new LinkedHashMap<>();
        for (TensorView view : open(folder).values()) {
            Gpt2Names.Target target = Gpt2Names.ours(view.name()).orElse(null);
            // A tied head is the token embedding; files that hold it again hold a copy.
            boolean wanted =
                    target != null && !(config.tiedWeights() && target.name().equals(HEAD));
            if (!wanted) {
                continue;
            }
            refuseBlockTooMany(target.name(), view.name(), config);
            if (found.putIfAbsent(target.name(), view) != null) {
                throw new UserError(
                        "The weights hold " + Printable.excerpt(view.name()) + " twice, with and without a prefix",
                        "Get a fresh copy of the model folder");
            }
        }
        Gpt2Shapes.check(found, config.toTransformerConfig());
        return found;
    }

    private static void refuseBlockTooMany(String ourName, String theirName, Gpt2Config config) {
        Matcher block = BLOCK.matcher(ourName);
        if (block.matches() && new BigInteger(block.group(1)).compareTo(BigInteger.valueOf(config.numBlocks())) >= 0) {
            throw new UserError(
                    "The weights hold " + Printable.excerpt(theirName) + ", but the configuration has only "
                            + config.numBlocks() + " blocks, counted from 0",
                    "Check that config.json and model.safetensors belong to the same model");
        }
    }

    private static NDArray array(TensorView view, boolean transposed, NDManager root) throws IOException {
        NDArray array = view.map(root);
        return transposed && array.getShape().dimension() == 2 ? array.transpose() : array; // (in, out) -> (out, in)
    }
}
