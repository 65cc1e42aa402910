package dev.aifromzero.level5;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.aifromzero.kit.io.AtomicFiles;
import dev.aifromzero.level1.text.BpeTokenizer;
import dev.aifromzero.level3.config.Activation;
import dev.aifromzero.level3.config.NormKind;
import dev.aifromzero.level3.config.Positions;
import dev.aifromzero.level3.config.TransformerConfig;
import dev.aifromzero.level3.model.Initializer;
import dev.aifromzero.level3.tensor.TensorEngine;
import dev.aifromzero.level4.checkpoint.Gpt2Names;
import dev.aifromzero.level4.checkpoint.NumberType;
import dev.aifromzero.level4.checkpoint.Safetensors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Makes small GPT-2 folders with random weights, as other programs would write them. */
public final class TinyGpt2 {
    public static final int CONTEXT = 48;
    public static final int WIDTH = 48;
    public static final int VOCABULARY = 280;
    public static final int END = VOCABULARY - 1;
    public static final int BLOCKS = 2;
    private static final String TEXT = """
            ### Question:
            What is rain? Why is the sky blue? How do plants grow?

            ### Answer:
            Rain is water that falls from clouds. Plants grow with water, air and sunlight. The sky is blue.
            """;

    private TinyGpt2() {}

    public static BpeTokenizer tokenizer() {
        return BpeTokenizer.train(TEXT, VOCABULARY, List.of("<|endoftext|>"));
    }

    public static TransformerConfig config(boolean tied) {
        return new TransformerConfig(
                tokenizer().vocabSize(),
                CONTEXT,
                WIDTH,
                3,
                3,
                BLOCKS,
                4 * WIDTH,
                Positions.LEARNED,
                NormKind.LAYER_NORM,
                Activation.GELU_TANH,
                true,
                true,
                0.0,
                tied);
    }

    /** The tensors by their names with the prefix, weights (in, out), large enough to make every part matter. */
    public static Map<String, Safetensors.Tensor> tensors(boolean tied) {
        Map<String, Safetensors.Tensor> tensors = new LinkedHashMap<>();
        SplittableRandom random = new SplittableRandom(5);
        try (NDManager root = TensorEngine.newRoot()) {
            Initializer.create(config(tied), root, 3).all().forEach((name, array) -> {
                NDArray stored = Gpt2Names.transposed(name) ? array.transpose() : array;
                float[] values = stored.toFloatArray();
                for (int i = 0; i < values.length; i++) {
                    values[i] += (float) (random.nextGaussian() * 0.15);
                }
                tensors.put(
                        Gpt2Names.huggingFace(name),
                        new Safetensors.Tensor(stored.getShape().getShape(), values));
            });
        }
        return tensors;
    }

    /** A folder with the prefix {@code transformer.}, tied, float32. */
    public static Path write(Path folder) throws IOException {
        return write(folder, tensors(true), true, NumberType.F32);
    }

    public static Path write(Path folder, Map<String, Safetensors.Tensor> tensors, boolean tied, NumberType type)
            throws IOException {
        tokenizer().save(folder);
        writeConfig(folder, tied, WIDTH, BLOCKS);
        Safetensors.write(folder.resolve("model.safetensors"), tensors, type, Map.of("format", "pt"));
        return folder;
    }

    public static void writeConfig(Path folder, boolean tied, int width, int blocks) throws IOException {
        AtomicFiles.writeString(folder.resolve("config.json"), """
                {"model_type": "gpt2", "vocab_size": %d, "n_positions": %d, "n_ctx": %d, "n_embd": %d,
                 "n_layer": %d, "n_head": 3, "n_inner": null, "activation_function": "gelu_new",
                 "layer_norm_epsilon": 1e-05, "tie_word_embeddings": %b}
                """.formatted(
                        tokenizer().vocabSize(), CONTEXT, CONTEXT, width, blocks, tied));
    }

    public static Map<String, Safetensors.Tensor> withoutPrefix(Map<String, Safetensors.Tensor> tensors) {
        Map<String, Safetensors.Tensor> bare = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> bare.put(name.replaceFirst("^transformer\\.", ""), tensor));
        return bare;
    }
}
