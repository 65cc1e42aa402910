package dev.aifromzero.level3.attention;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import dev.aifromzero.level3.tensor.Scope;
import java.util.ArrayList;
import java.util.List;

/**
 * Keys and values of the tokens so far, so that a generator computes only the new token's: the causal mask says that the
 * old ones never change.
 */
public final class KeyValueCache implements AutoCloseable {
    private final NDManager manager;
    private final List<NDList> blocks = new ArrayList<>();

    /**
     * An empty cache; its arrays live until it is closed.
     *
     * @param root its device holds the cache; closing it closes the cache too
     */
    public KeyValueCache(NDManager root) {
        this.manager = root.newSubManager();
    }

    /** {@return how many tokens are in it} */
    public long length() {
        return blocks.isEmpty() ? 0 : blocks.get(0).get(0).getShape().get(2);
    }

    /**
     * {@return keys and values of all tokens so far, each (B, G, S, D)}
     *
     * @param block index of the transformer block
     * @param keys the new tokens' keys, (B, G, T, D)
     * @param values the new tokens' values, (B, G, T, D)
     */
    public NDList append(int block, NDArray keys, NDArray values) {
        if (block == blocks.size()) {
            blocks.add(kept(keys.duplicate(), values.duplicate()));
        } else {
            NDList old = blocks.get(block);
            NDArray allKeys = NDArrays.concat(new NDList(old.get(0), keys), 2); // (B, G, S, D) + T -> (B, G, S + T, D)
            NDArray allValues = NDArrays.concat(new NDList(old.get(1), values), 2);
            blocks.set(block, kept(allKeys, allValues));
            old.close();
        }
        return blocks.get(block);
    }

    private NDList kept(NDArray keys, NDArray values) {
        return new NDList(Scope.keep(keys, manager), Scope.keep(values, manager));
    }

    /**
     * Keeps these rows of the batch in this order; a row may be kept several times (beam search).
     *
     * @param rows indices of rows, each 0 to B − 1
     */
    @SuppressWarnings("try") // the scope is there to end
    public void select(int... rows) {
        try (Scope work = new Scope(manager)) {
            for (int block = 0; block < blocks.size(); block++) {
                NDList old = blocks.get(block);
                blocks.set(block, kept(rows(old.get(0), rows), rows(old.get(1), rows)));
                old.close();
            }
        }
    }

    private static NDArray rows(NDArray all, int[] rows) {
        NDList parts = new NDList();
        for (int row : rows) {
            parts.add(all.get(row + ":" + (row + 1))); // (B, G, S, D) -> (1, G, S, D)
        }
        return NDArrays.concat(parts, 0); // -> (B', G, S, D)
    }

    /** Forgets everything. */
    public void clear() {
        blocks.forEach(NDList::close);
        blocks.clear();
    }

    @Override
    public void close() {
        clear();
        manager.close();
    }
}
