package dev.aifromzero.level5.lora;

import ai.djl.ndarray.NDManager;
import dev.aifromzero.level3.config.TransformerConfig;
import dev.aifromzero.level3.layer.Linear;
import dev.aifromzero.level3.layer.Projection;
import dev.aifromzero.level3.model.Transformer;
import dev.aifromzero.level3.pass.Kernels;
import dev.aifromzero.level3.tensor.ParameterStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * All corrections of one fine-tuning. They fit on the base model that they were trained with, and are nothing without it.
 */
public final class LoraAdapter {
    private final LoraConfig config;
    private final List<LoraTarget> targets;
    private final ParameterStore store;

    /** An adapter whose A and B are in the store, by PEFT's names. */
    LoraAdapter(LoraConfig config, List<LoraTarget> targets, ParameterStore store) {
        this.config = config;
        this.targets = List.copyOf(targets);
        this.store = store;
    }

    /**
     * {@return a new adapter, trainable: A by chance, B zero, so that at first it changes nothing}
     *
     * <p>A is uniform between −1/√in and 1/√in. Hu et al. (2021) write of a normal distribution in section 4.1; their
     * program and Hugging Face's PEFT use this one (He et al. 2015 with a slope of √5).
     *
     * @param config rank, strength and layers
     * @param model the shape of the base, which says how large A and B are
     * @param root where its numbers live
     * @param seed start of the chance that fills A
     */
    public static LoraAdapter create(LoraConfig config, TransformerConfig model, NDManager root, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        ParameterStore store = new ParameterStore(root);
        List<LoraTarget> targets = LoraTarget.of(config, model);
        for (LoraTarget target : targets) {
            double bound = 1 / Math.sqrt(target.inputDim());
            float[] a = new float[config.rank() * target.inputDim()];
            for (int i = 0; i < a.length; i++) {
                a[i] = (float) ((random.nextDouble() * 2 - 1) * bound);
            }
            store.addTrainable(target.nameOfA(), a, config.rank(), target.inputDim());
            float[] zeros = new float[target.outputDim() * config.rank()];
            store.addTrainable(target.nameOfB(), zeros, target.outputDim(), config.rank());
        }
        return new LoraAdapter(config, targets, store);
    }

    /**
     * {@return how many numbers an adapter has, by formula: the sum of r · (in + out) over its layers}
     *
     * @param config rank r and layers
     * @param model the shape of the base
     */
    public static long count(LoraConfig config, TransformerConfig model) {
        return LoraTarget.of(config, model).stream()
                .mapToLong(target -> target.parameters(config.rank()))
                .sum();
    }

    /**
     * {@return the base model with these corrections; it shares the base's weights}
     *
     * @param base a model of the shape that the adapter was made for
     */
    public Transformer on(Transformer base) {
        return on(base, Kernels.readable());
    }

    /**
     * {@return the same, computed by these kernels}
     *
     * @param base a model of the shape that the adapter was made for
     * @param kernels compute the base's layers
     */
    public Transformer on(Transformer base, Kernels kernels) {
        ParameterStore weights = base.parameters();
        Map<String, LoraTarget> byLayer = new LinkedHashMap<>();
        targets.forEach(target -> byLayer.put(target.layer(), target));
        Projection.Factory projections = (name, in, out, bias) -> {
            Projection plain = kernels.projection(Linear.of(weights, name, in, out, bias));
            LoraTarget target = byLayer.get(name);
            return target == null ? plain : corrected(plain, target);
        };
        return new Transformer(base.config(), weights, projections, kernels);
    }

    private Projection corrected(Projection plain, LoraTarget target) {
        return new LoraLinear(
                plain, store.get(target.nameOfA()), store.get(target.nameOfB()), config.scaling(), config.dropout());
    }

    /** {@return the shape of the adapter} */
    public LoraConfig config() {
        return config;
    }

    /** {@return the layers that it changes} */
    public List<LoraTarget> targets() {
        return targets;
    }

    /** {@return A and B of every layer by PEFT's names; nothing else is trainable} */
    public ParameterStore parameters() {
        return store;
    }
}
