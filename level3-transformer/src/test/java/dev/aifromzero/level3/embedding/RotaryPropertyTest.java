package dev.aifromzero.level3.embedding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.aifromzero.level3.tensor.Scope;
import dev.aifromzero.level3.tensor.TensorEngine;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class RotaryPropertyTest {
    private static final int CONTEXT = 64;
    private static final int HEAD_DIM = 8;

    @Property(tries = 40)
    void rotaryScoresDependOnlyOnHowFarApartTwoTokensStand(
            @ForAll @IntRange(min = 0, max = 30) int query,
            @ForAll @IntRange(min = 0, max = 30) int key,
            @ForAll @IntRange(min = 0, max = 30) int shift,
            @ForAll long seed) {
        try (NDManager root = TensorEngine.newRoot();
                Scope scope = new Scope(root)) {
            RotaryEncoding rotary = new RotaryEncoding(scope.manager(), CONTEXT, HEAD_DIM);
            SplittableRandom random = new SplittableRandom(seed);
            NDArray q = vector(scope, random);
            NDArray k = vector(scope, random);
            float here = score(rotary.rotate(q, query), rotary.rotate(k, key));
            float there = score(rotary.rotate(q, query + shift), rotary.rotate(k, key + shift));
            assertEquals(here, there, 1e-4);
        }
    }

    private static NDArray vector(Scope scope, SplittableRandom random) {
        float[] values = new float[HEAD_DIM];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return scope.manager().create(values, new Shape(1, 1, 1, HEAD_DIM));
    }

    private static float score(NDArray query, NDArray key) {
        return query.mul(key).sum().getFloat();
    }
}
