package dev.aifromzero.level3.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;

/**
 * A piece of work whose arrays are all freed at its end.
 *
 * <p>Java's garbage collector does not see PyTorch's memory, so each array must be closed by somebody. Inside a scope
 * nobody has to think of it:
 *
 * <pre>{@code
 * try (Scope scope = new Scope(root)) {
 *     NDArray logits = model.forward(scope.manager().create(ids), Pass.inference());
 *     return logits.toFloatArray();
 * }
 * }</pre>
 */
public final class Scope implements AutoCloseable {
    private final NDManager manager;
    private final NDScope scope;

    /**
     * Opens a scope: from now on every new array belongs to it.
     *
     * @param root the parent of the scope's own manager, so on the same device
     */
    public Scope(NDManager root) {
        this.manager = root.newSubManager();
        this.scope = new NDScope();
    }

    /** {@return where the arrays of this piece of work are made} */
    public NDManager manager() {
        return manager;
    }

    /**
     * {@return the array, moved to another manager so that it outlives this scope}
     *
     * @param array one that was made in this scope
     * @param owner frees it when it is closed
     */
    public static NDArray keep(NDArray array, NDManager owner) {
        NDScope.unregister(array);
        array.detach();
        array.attach(owner);
        return array;
    }

    @Override
    public void close() {
        scope.close();
        manager.close();
    }
}
