package dev.aifromzero.level5.train;

import dev.aifromzero.level3.model.Transformer;
import dev.aifromzero.level3.pass.Kernels;
import dev.aifromzero.level3.tensor.ParameterStore;
import dev.aifromzero.level4.train.Tuning;
import dev.aifromzero.level5.lora.BaseMark;
import dev.aifromzero.level5.lora.LoraAdapter;
import dev.aifromzero.level5.lora.PeftFiles;
import java.io.IOException;
import java.nio.file.Path;

/** Trains an adapter; the base model stays as it is. */
public final class LoraTuning implements Tuning {
    private final LoraAdapter adapter;
    private final Transformer model;
    private final Transformer learner;
    private final String baseName;
    private final BaseMark mark;

    /**
     * The training of this adapter by the readable kernels.
     *
     * @param base the model that the adapter was made for
     * @param adapter what learns
     * @param baseName name or folder of the base model, for the record
     */
    public LoraTuning(Transformer base, LoraAdapter adapter, String baseName) {
        this(base, adapter, baseName, Kernels.readable());
    }

    /**
     * The training of this adapter.
     *
     * @param base the model that the adapter was made for
     * @param adapter what learns
     * @param baseName name or folder of the base model, for the record
     * @param kernels compute the steps
     */
    public LoraTuning(Transformer base, LoraAdapter adapter, String baseName, Kernels kernels) {
        this.adapter = adapter;
        this.model = adapter.on(base);
        this.learner = adapter.on(base, kernels);
        this.baseName = baseName;
        this.mark = BaseMark.of(base, baseName);
    }

    @Override
    public Transformer model() {
        return model;
    }

    @Override
    public Transformer learner() {
        return learner;
    }

    @Override
    public ParameterStore parameters() {
        return adapter.parameters();
    }

    @Override
    public void save(Path folder) throws IOException {
        PeftFiles.save(adapter, baseName, folder);
        mark.save(folder);
    }
}
