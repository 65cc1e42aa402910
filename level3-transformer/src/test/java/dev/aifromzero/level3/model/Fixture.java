package dev.aifromzero.level3.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.aifromzero.level3.attention.Pass;
import dev.aifromzero.level3.tensor.ParameterStore;
import dev.aifromzero.level3.tensor.Safetensors;
import dev.aifromzero.level3.tensor.TensorView;
import dev.aifromzero.level3.tensor.Tensors;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Numbers that {@code src/test/python/make_fixtures.py} computed with PyTorch: one case of a file. */
final class Fixture {
    private static final String GRADIENT = "gradient.";
    private final Map<String, TensorView> tensors = new TreeMap<>();
    private int masksUsed;

    /** The tensors of a file whose names begin with this prefix. */
    Fixture(String file, String prefix) throws IOException {
        Safetensors.open(path(file + ".safetensors")).forEach((name, view) -> {
            if (name.startsWith(prefix)) {
                tensors.put(name.substring(prefix.length()), view);
            }
        });
    }

    static Path path(String file) {
        try {
            return Path.of(Fixture.class.getResource("/fixtures/" + file).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@return everything that has a gradient, trainable} */
    ParameterStore parameters(NDManager manager) throws IOException {
        ParameterStore store = new ParameterStore(manager);
        for (String name : tensors.keySet()) {
            if (tensors.containsKey(GRADIENT + name)) {
                store.addTrainable(name, array(name, manager));
            }
        }
        return store;
    }

    NDArray array(String name, NDManager manager) throws IOException {
        return tensors.get(name).copy(manager);
    }

    /** {@return token ids, which the files hold as float32} */
    NDArray ids(String name, NDManager manager) throws IOException {
        float[] values = tensors.get(name).toFloats();
        long[] ids = new long[values.length];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = (long) values[i];
        }
        return manager.create(ids, new Shape(tensors.get(name).shape()));
    }

    /** {@return a training pass whose dropout uses the masks of this case, one after the other} */
    Pass training(NDManager manager) {
        return Pass.training((x, rate) -> rate == 0 ? x : Tensors.scale(x.mul(nextMask(x, manager)), 1 / (1 - rate)));
    }

    private NDArray nextMask(NDArray x, NDManager manager) {
        try {
            NDArray mask = array("mask." + masksUsed++, manager);
            assertEquals(x.getShape().size(), mask.size(), "the dropout places come in another order");
            return mask.reshape(x.getShape());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Holds a result against the file's: within 1e-5. */
    void assertEqual(String name, NDArray actual) throws IOException {
        assertArrayEquals(tensors.get(name).toFloats(), actual.toFloatArray(), 1e-5f, name);
    }

    /** Holds every gradient against the file's: within 1e-4 of the largest, and so are all together in length. */
    void assertGradients(ParameterStore store) throws IOException {
        long masks = tensors.keySet().stream()
                .filter(name -> name.startsWith("mask."))
                .count();
        assertEquals(masks, masksUsed, "masks used");
        long gradients = tensors.keySet().stream()
                .filter(name -> name.startsWith(GRADIENT))
                .count();
        assertEquals(gradients, store.trainable().size());
        for (Map.Entry<String, NDArray> parameter : store.trainable().entrySet()) {
            float[] expected = tensors.get(GRADIENT + parameter.getKey()).toFloats();
            float[] actual = parameter.getValue().getGradient().toFloatArray();
            double difference = 0;
            double size = 0;
            float largest = 0;
            for (int i = 0; i < expected.length; i++) {
                difference += Math.pow(expected[i] - actual[i], 2);
                size += Math.pow(expected[i], 2);
                largest = Math.max(largest, Math.abs(expected[i]));
            }
            assertArrayEquals(expected, actual, 1e-4f * largest, parameter.getKey());
            assertTrue(Math.sqrt(difference / size) < 1e-4, parameter.getKey());
        }
    }
}
