package dev.aifromzero.level5.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.aifromzero.level3.config.TransformerConfig;
import dev.aifromzero.level3.model.Transformer;
import dev.aifromzero.level3.tensor.ParameterStore;
import dev.aifromzero.level4.checkpoint.Gpt2Shapes;

/** A random GPT-2 whose weights src/test/python/make_full_size_fixture.py computes exactly alike. */
final class FormulaGpt2 {
    private FormulaGpt2() {}

    /** {@return 32 bits that look like chance, from two whole numbers} */
    static int scramble(int index, int stream) {
        int h = index * 0x9E3779B1 + stream * 0x85EBCA77 + 0x27D4EB2F;
        h ^= h >>> 15;
        h *= 0x2C1B3C6D;
        h ^= h >>> 12;
        h *= 0x297A2D39;
        return h ^ h >>> 15;
    }

    static long[] ids(int count, int vocabSize, int stream) {
        long[] ids = new long[count];
        for (int i = 0; i < count; i++) {
            ids[i] = Integer.remainderUnsigned(scramble(i, stream), vocabSize);
        }
        return ids;
    }

    private static float[] numbers(Shape shape, int stream, float scale, float shift) {
        float[] values = new float[Math.toIntExact(shape.size())];
        for (int i = 0; i < values.length; i++) {
            values[i] = ((scramble(i, stream) >>> 8) * 0x1p-24f - 0.5f) * scale + shift;
        }
        return values;
    }

    /** The tensors in the order of GPT-2's files, matrices as they lie there, (in, out). */
    static Transformer create(TransformerConfig config, float linearScale, NDManager root) {
        ParameterStore store = new ParameterStore(root);
        int stream = 0;
        for (String name : Gpt2Shapes.of(config).keySet()) {
            Shape shape = Gpt2Shapes.of(config).get(name);
            boolean matrix = name.endsWith(".weight") && shape.dimension() == 2 && name.startsWith("blocks.");
            boolean normWeight = name.contains("norm") && name.endsWith(".weight");
            float scale = matrix ? linearScale : normWeight || name.startsWith("token") ? 0.5f : 0.25f;
            Shape stored = matrix ? new Shape(shape.get(1), shape.get(0)) : shape;
            NDArray array = root.create(numbers(stored, stream++, scale, normWeight ? 1 : 0), stored);
            store.addFrozen(name, matrix ? array.transpose() : array); // (in, out) -> (out, in)
        }
        return new Transformer(config, store);
    }
}
