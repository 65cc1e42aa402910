package dev.aifromzero.level4.fast;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The program {@code operations.py}, loaded into PyTorch: call its methods by name. Gradients flow through them as through
 * any other operation.
 *
 * <p>Arrays of type bfloat16 may come out and go in again, but nothing else: DJL does not know the type, and its other
 * methods end the JVM when they meet it.
 */
final class Operations {
    private static final String FILE = "operations.py";
    private static final Map<Device, Operations> LOADED = new ConcurrentHashMap<>();

    private final Model model; // the block works only as long as its model lives
    private final PtSymbolBlock block;
    private final Map<String, NDArray> names = new ConcurrentHashMap<>();

    private Operations(Device device) {
        model = Model.newInstance("operations", device, "PyTorch");
        try {
            model.load(new ByteArrayInputStream(TorchScript.archive("Operations", source())));
        } catch (IOException | MalformedModelException e) {
            throw new IllegalStateException("PyTorch refuses its own language", e);
        }
        block = (PtSymbolBlock) model.getBlock();
    }

    /** {@return the operations on the device of this manager; loaded once} */
    static Operations on(NDManager manager) {
        return LOADED.computeIfAbsent(manager.getDevice(), Operations::new);
    }

    private static String source() {
        try (InputStream in = Operations.class.getResourceAsStream(FILE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * {@return what a method gives}
     *
     * @param method its name in {@code operations.py}
     * @param arguments its arguments; the result lives where the first of them does
     */
    NDArray call(String method, NDArray... arguments) {
        // PyTorch's own rewriting of the program needs several slow runs before it pays; the setting is per thread.
        JniUtils.setGraphExecutorOptimize(false);
        NDList inputs = new NDList(arguments);
        inputs.add(names.computeIfAbsent(method, this::named));
        return IValueUtils.forward(block, inputs, true).get(0);
    }

    /** DJL takes the method's name from the name of an array that is not passed on. */
    private NDArray named(String method) {
        NDArray name = model.getNDManager().create(0f);
        name.setName("module_method:" + method);
        NDScope.unregister(name); // it outlives the piece of work that happens to call the method first
        return name;
    }
}
