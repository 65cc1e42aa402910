package dev.aifromzero.level4;

import ai.djl.ndarray.NDManager;
import dev.aifromzero.level3.config.TransformerConfig;
import dev.aifromzero.level3.model.Initializer;
import dev.aifromzero.level3.model.Transformer;
import java.util.SplittableRandom;

/** Models so small that a test takes no time, with weights large enough that they have opinions. */
public final class TinyModels {
    private TinyModels() {}

    public static Transformer of(NDManager root, int vocabSize, int contextLength) {
        Transformer model = Initializer.model(TransformerConfig.of(vocabSize, contextLength, 16, 2, 2), root, 5);
        model.parameters().all().forEach((name, array) -> {
            if (!name.contains("norm")) {
                array.muli(20);
            }
        });
        return model;
    }

    public static int[] ids(int count, int vocabSize) {
        return new SplittableRandom(count).ints(count, 0, vocabSize).toArray();
    }
}
