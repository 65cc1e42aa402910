package dev.aifromzero.level4.fast;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import dev.aifromzero.level3.pass.Pass;
import dev.aifromzero.level3.tensor.Tensors;
import java.util.HashMap;
import java.util.Map;

/**
 * Dropout from one long row of thrown coins a forward pass. Throwing a coin takes longer than everything else that dropout
 * does, so each layer reads the same row, every time from another place.
 *
 * <p>The row follows from PyTorch's seed (see {@code TensorEngine.seed}), and the places from the order of the layers: the
 * same seed gives the same pass. Rates are rounded to a 32768th.
 */
final class DropoutMasks implements Pass.Dropout {
    private static final int SIDES = 1 << 15;
    /** How far apart two layers read; a prime, so that rows of a table do not line up. */
    private static final int STRIDE = 10_007;

    private static final int PLACES = 64;

    private final Operations operations;
    private final boolean bf16;
    private final Map<Double, NDArray> rows = new HashMap<>();
    private int reads;

    DropoutMasks(Operations operations, boolean bf16) {
        this.operations = operations;
        this.bf16 = bf16;
    }

    /** {@return 1 where a value is kept and 0 where it is dropped, of this shape; the manager owns a new row} */
    NDArray keep(NDManager manager, Shape shape, double rate) {
        long size = shape.size();
        NDArray row = rows.get(rate);
        if (row == null || row.size() < size + (long) PLACES * STRIDE) {
            row = coins(manager, size + (long) PLACES * STRIDE, rate);
            rows.put(rate, row);
        }
        long from = (long) (reads++ % PLACES) * STRIDE;
        return row.get(new NDIndex("{}:{}", from, from + size)).reshape(shape);
    }

    private NDArray coins(NDManager manager, long count, double rate) {
        NDArray n = manager.create(count);
        NDArray threshold = manager.create(Math.round(rate * SIDES));
        return operations.call(bf16 ? "coins16" : "coins", n, threshold);
    }

    @Override
    public NDArray drop(NDArray x, double rate) {
        return operations.call("drop", x, keep(x.getManager(), x.getShape(), rate), Tensors.scalar(x, 1 / (1 - rate)));
    }
}
