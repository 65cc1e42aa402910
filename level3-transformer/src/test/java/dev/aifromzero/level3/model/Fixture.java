package dev.aifromzero.level3.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aifromzero.level3.pass.Pass;
import dev.aifromzero.level3.tensor.ParameterStore;
import dev.aifromzero.level3.tensor.Tensors;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Numbers that {@code src/test/python/make_fixtures.py} computed with PyTorch: one case of a file. */
final class Fixture {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String GRADIENT = "gradient.";
    private final Map<String, Tensor> tensors = new TreeMap<>();
    private int masksUsed;

    /** The tensors of a file whose names begin with this prefix. */
    Fixture(String file, String prefix) throws IOException {
        ByteBuffer bytes =
                ByteBuffer.wrap(Files.readAllBytes(path(file + ".safetensors"))).order(ByteOrder.LITTLE_ENDIAN);
        byte[] header = new byte[Math.toIntExact(bytes.getLong())];
        bytes.get(header);
        ByteBuffer numbers = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
        JsonNode entries = JSON.readTree(header);
        entries.fieldNames().forEachRemaining(name -> {
            if (name.startsWith(prefix) && !name.equals("__metadata__")) {
                tensors.put(name.substring(prefix.length()), Tensor.read(entries.get(name), numbers));
            }
        });
    }

    /** One tensor of a safetensors file; the fixtures hold float32 only. Level 4 has the whole format. */
    private record Tensor(long[] shape, float[] toFloats) {
        static Tensor read(JsonNode entry, ByteBuffer numbers) {
            assertEquals("F32", entry.get("dtype").asText());
            int start = entry.get("data_offsets").get(0).asInt();
            int end = entry.get("data_offsets").get(1).asInt();
            float[] values = new float[(end - start) / Float.BYTES];
            numbers.slice(start, end - start)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer()
                    .get(values);
            return new Tensor(JSON.convertValue(entry.get("shape"), long[].class), values);
        }

        NDArray copy(NDManager manager) {
            return manager.create(toFloats, new Shape(shape));
        }
    }

    static Path path(String file) {
        try {
            return Path.of(Fixture.class.getResource("/fixtures/" + file).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@return everything that has a gradient, trainable} */
    ParameterStore parameters(NDManager manager) {
        ParameterStore store = new ParameterStore(manager);
        for (String name : tensors.keySet()) {
            if (tensors.containsKey(GRADIENT + name)) {
                store.addTrainable(name, array(name, manager));
            }
        }
        return store;
    }

    NDArray array(String name, NDManager manager) {
        return tensors.get(name).copy(manager);
    }

    /** {@return token ids, which the files hold as float32} */
    NDArray ids(String name, NDManager manager) {
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
        NDArray mask = array("mask." + masksUsed++, manager);
        assertEquals(x.getShape().size(), mask.size(), "the dropout places come in another order");
        return mask.reshape(x.getShape());
    }

    /** Holds a result against the file's: within 1e-5. */
    void assertEqual(String name, NDArray actual) {
        assertArrayEquals(tensors.get(name).toFloats(), actual.toFloatArray(), 1e-5f, name);
    }

    /** Holds every gradient against the file's: within 1e-4 of the largest, and so are all together in length. */
    void assertGradients(ParameterStore store) {
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
