package dev.aifromzero.level5.lora;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.aifromzero.kit.error.Printable;
import dev.aifromzero.kit.error.Remedy;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.io.AtomicFiles;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level3.config.TransformerConfig;
import dev.aifromzero.level3.tensor.ParameterStore;
import dev.aifromzero.level4.checkpoint.NumberType;
import dev.aifromzero.level4.checkpoint.Safetensors;
import dev.aifromzero.level4.checkpoint.TensorView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Adapter folders as Python's PEFT library writes and reads them: {@code adapter_config.json} and
 * {@code adapter_model.safetensors}.
 */
public final class PeftFiles {
    /** The numbers of an adapter. */
    public static final String WEIGHTS = "adapter_model.safetensors";

    /** What to do about an adapter's rank, alpha, dropout or targets that {@link LoraConfig} refuses. */
    public static final Remedy IN_RANGE = new Remedy(
            "Use a rank from 1, an alpha above 0, a dropout below 1, and targets out of " + LoraConfig.KNOWN_TARGETS);

    private static final String PICKLE = "adapter_model.bin";

    private PeftFiles() {}

    /**
     * {@return whether the folder holds an adapter}
     *
     * @param folder any folder; it need not exist
     */
    public static boolean isIn(Path folder) {
        return Files.isRegularFile(folder.resolve(PeftConfig.FILE)) && Files.isRegularFile(folder.resolve(WEIGHTS));
    }

    /**
     * Writes an adapter.
     *
     * @param adapter what to keep
     * @param baseModel name or folder of the base model, for the record
     * @param folder where to write; files of these names are replaced
     * @throws IOException if a file cannot be written
     */
    public static void save(LoraAdapter adapter, String baseModel, Path folder) throws IOException {
        save(adapter, baseModel, folder, NumberType.F32);
    }

    /**
     * Writes an adapter with numbers of this type.
     *
     * @param adapter what to keep
     * @param baseModel name or folder of the base model, for the record
     * @param folder where to write; files of these names are replaced
     * @param type how its numbers are stored; F16 halves the file and is enough for answering
     * @throws IOException if a file cannot be written
     */
    public static void save(LoraAdapter adapter, String baseModel, Path folder, NumberType type) throws IOException {
        Map<String, Safetensors.Tensor> tensors = new LinkedHashMap<>();
        adapter.parameters()
                .all()
                .forEach((name, array) -> tensors.put(
                        name, new Safetensors.Tensor(array.getShape().getShape(), array.toFloatArray())));
        Safetensors.write(folder.resolve(WEIGHTS), tensors, type, Map.of("format", "pt"));
        AtomicFiles.writeString(folder.resolve(PeftConfig.FILE), PeftConfig.json(adapter.config(), baseModel));
    }

    /**
     * {@return the adapter of a folder, frozen}
     *
     * @param folder the adapter's folder
     * @param model the base model that it is to fit on
     * @param root where its numbers live
     * @throws UserError if it is broken, of a kind that we do not have, or made for another base; the sentence names
     *     the tensor
     * @throws IOException if a file cannot be read
     */
    public static LoraAdapter load(Path folder, TransformerConfig model, NDManager root) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new UserError(
                    "There is no adapter folder " + ProjectPaths.display(folder),
                    "Make one with finetune, or check the path");
        }
        PeftConfig peft = PeftConfig.read(folder);
        refusePickle(folder);
        Map<String, TensorView> views = byPlainName(Safetensors.open(folder.resolve(WEIGHTS)));
        List<LoraTarget> found = found(views, peft, model);
        LoraConfig config =
                IN_RANGE.around(() -> new LoraConfig(peft.rank(), peft.alpha(), peft.dropout(), kinds(found)));
        List<LoraTarget> targets = peft.someBlocksOnly() ? found : LoraTarget.of(config, model);
        ParameterStore store = new ParameterStore(root);
        for (LoraTarget target : targets) {
            add(store, views, target.nameOfA(), peft.rank(), target.inputDim());
            add(store, views, target.nameOfB(), target.outputDim(), peft.rank());
        }
        for (String name : views.keySet()) {
            if (!store.has(name)) {
                throw otherBase("The adapter's tensor " + Printable.excerpt(name) + " has no place in this base model");
            }
        }
        return new LoraAdapter(config, targets, store);
    }

    private static void refusePickle(Path folder) {
        if (!Files.exists(folder.resolve(WEIGHTS)) && Files.exists(folder.resolve(PICKLE))) {
            throw new UserError(
                    "The adapter folder " + ProjectPaths.display(folder) + " has its numbers as " + PICKLE
                            + ", a kind of file that can run programs, and no " + WEIGHTS,
                    "Save the adapter as safetensors, which is PEFT's own default today");
        }
    }

    /** Names as PEFT writes them today; older files name the adapter ("default") too, or lack {@code transformer.}. */
    private static Map<String, TensorView> byPlainName(Map<String, TensorView> views) {
        Map<String, TensorView> plain = new LinkedHashMap<>();
        views.forEach((name, view) -> {
            String now = name.replaceFirst("\\.(lora_[AB])\\.default\\.weight$", ".$1.weight")
                    .replaceFirst("^base_model\\.model\\.h\\.", "base_model.model.transformer.h.");
            if (plain.put(now, view) != null) {
                throw otherBase("The adapter holds the tensor " + now + " twice, under two spellings");
            }
        });
        return plain;
    }

    private static List<LoraTarget> found(Map<String, TensorView> views, PeftConfig peft, TransformerConfig model) {
        Set<String> all = new LinkedHashSet<>(LoraConfig.KNOWN_TARGETS);
        List<LoraTarget> found = new ArrayList<>();
        for (LoraTarget target :
                LoraTarget.of(IN_RANGE.around(() -> new LoraConfig(peft.rank(), peft.alpha(), 0, all)), model)) {
            if (views.containsKey(target.nameOfA()) || views.containsKey(target.nameOfB())) {
                found.add(target);
            }
        }
        if (found.isEmpty()) {
            throw otherBase("The adapter has no tensor for any layer of this base model");
        }
        return found;
    }

    private static Set<String> kinds(List<LoraTarget> targets) {
        Set<String> kinds = new LinkedHashSet<>();
        targets.forEach(target ->
                kinds.add(target.kind().replace("attn.c_attn", "c_attn").replace("mlp.c_fc", "c_fc")));
        if (kinds.containsAll(List.of("attn.c_proj", "mlp.c_proj"))) {
            kinds.removeAll(List.of("attn.c_proj", "mlp.c_proj"));
            kinds.add("c_proj");
        }
        return kinds;
    }

    private static void add(ParameterStore store, Map<String, TensorView> views, String name, long... shape)
            throws IOException {
        TensorView view = views.get(name);
        if (view == null) {
            throw otherBase("The adapter has no tensor " + name + ", which this base model needs");
        }
        if (!Arrays.equals(view.shape(), shape)) {
            throw otherBase("The adapter's tensor " + name + " has the shape " + Arrays.toString(view.shape())
                    + ", but this base model needs " + Arrays.toString(shape));
        }
        NDArray array = view.copy(store.manager());
        store.addFrozen(name, array);
    }

    private static UserError otherBase(String problem) {
        return new UserError(problem, "Use the base model that the adapter was trained with (--base)");
    }
}
