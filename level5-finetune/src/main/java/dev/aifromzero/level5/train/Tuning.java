package dev.aifromzero.level5.train;

import dev.aifromzero.level3.model.Transformer;
import dev.aifromzero.level3.tensor.ParameterStore;
import java.io.IOException;
import java.nio.file.Path;

/** What a fine-tuning changes: an adapter beside the model, the whole model, or its last block. */
public interface Tuning {
    /** {@return the model as it stands, with what was learned so far} */
    Transformer model();

    /** {@return the same model as the steps compute it, perhaps faster and with more rounding} */
    Transformer learner();

    /** {@return the numbers that learn, and no others} */
    ParameterStore parameters();

    /**
     * Keeps what was learned so far in a folder, in place of what was there.
     *
     * @param folder where to write; it is made where it does not exist
     * @throws IOException if a file cannot be written
     */
    void save(Path folder) throws IOException;
}
