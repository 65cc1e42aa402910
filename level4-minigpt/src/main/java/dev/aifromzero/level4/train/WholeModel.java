package dev.aifromzero.level4.train;

import dev.aifromzero.level3.model.Transformer;
import dev.aifromzero.level3.tensor.ParameterStore;
import dev.aifromzero.level4.checkpoint.ModelFolder;
import dev.aifromzero.level4.fast.Precision;
import java.io.IOException;
import java.nio.file.Path;

/**
 * All parameters of a model learn.
 *
 * @param model the model, whose parameters are trainable
 * @param learner the same model over the same parameters, as the steps compute it
 */
public record WholeModel(Transformer model, Transformer learner) implements Tuning {
    /**
     * {@return the training of a model whose steps are computed in a precision}
     *
     * @param model the model, whose parameters are trainable
     * @param precision in which numbers and by which operations the steps are computed
     */
    public static WholeModel of(Transformer model, Precision precision) {
        ParameterStore store = model.parameters();
        Transformer learner = precision == Precision.FLOAT32
                ? model
                : new Transformer(model.config(), store, precision.kernels(store.manager()));
        return new WholeModel(model, learner);
    }

    @Override
    public ParameterStore parameters() {
        return model.parameters();
    }

    @Override
    public void save(Path folder) throws IOException {
        ModelFolder.saveWeights(folder, parameters());
    }
}
