package dev.aifromzero.level4.train;

import dev.aifromzero.level3.model.Transformer;
import dev.aifromzero.level3.tensor.ParameterStore;
import java.io.IOException;
import java.nio.file.Path;

/** What a training changes: the whole model ({@link WholeModel}), or, in level 5, its last block or an adapter beside it. */
public interface Tuning {
    /** {@return the model as it stands, with what was learned so far} */
    Transformer model();

    /** {@return the same model as the steps compute it, perhaps faster and with more rounding} */
    Transformer learner();

    /** {@return the parameters that learn, and no others} */
    ParameterStore parameters();

    /**
     * Saves what was learned so far in a folder, in place of what was there.
     *
     * @param folder where to write; it is made where it does not exist
     * @throws IOException if a file cannot be written
     */
    void save(Path folder) throws IOException;
}
