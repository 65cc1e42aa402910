package dev.aifromzero.level5.exercises;

import ai.djl.ndarray.NDArray;

/**
 * Task 5.5: bake the adapter into the model.
 *
 * <p>A LoRA layer computes W x and, beside it, the correction (alpha / r) · B (A x). Both are matrices times x, so they
 * can be added up once and for all: W + (alpha / r) · B A is one matrix again. The merged model is as fast as the base,
 * and any program that opens a GPT-2 opens it. And what was added can be taken off again.
 *
 * <p>This time the matrices are arrays of the tensor engine. There is one trap: GPT-2's files hold W the other way round,
 * as (in, out), because they compute x W. So what must be added to it is the correction turned over: (B A) turned over,
 * which is (A turned over) times (B turned over).
 *
 * <p>Example: in = 2, out = 3, r = 1. A is (3 4), shape (1, 2), and B is a column of 1, −1, 2, shape (3, 1). Their
 * product B A has the rows (3, 4), (−3, −4), (6, 8), shape (3, 2). Turned over it has the rows (3, −3, 6) and (4, −4, 8),
 * shape (2, 3), and fits on W. With alpha = 0.5 half of it is added.
 *
 * <p>What you need: {@code x.transpose()} turns over, {@code x.matMul(y)} multiplies matrices, {@code x.add(y)}, {@code
 * x.sub(y)} and {@code x.mul(0.5)} are what they say, and {@code x.getShape().get(0)} is the number of rows. All of them
 * make new arrays; {@code addi}, {@code subi} and {@code muli} would change x itself.
 *
 * <p>In the lesson: docs/level5.md, "Merging, and other programs".
 */
public final class MergeAdapter {
    private MergeAdapter() {}

    /**
     * {@return (alpha / r) · B A, turned over so that it fits on a matrix in GPT-2's order: shape (in, out)}
     *
     * @param a A, shape (r, in)
     * @param b B, shape (out, r)
     */
    public static NDArray correction(NDArray a, NDArray b, double alpha) {
        throw new UnsupportedOperationException("Task 5.5: the correction, shape (in, out)");
    }

    /**
     * {@return the merged matrix, shape (in, out); the given arrays are not changed}
     *
     * @param w W in GPT-2's order, shape (in, out)
     */
    public static NDArray merge(NDArray w, NDArray a, NDArray b, double alpha) {
        throw new UnsupportedOperationException("Task 5.5: W and the correction");
    }

    /** {@return the trained matrix again, shape (in, out), but for rounding; the given arrays are not changed} */
    public static NDArray unmerge(NDArray merged, NDArray a, NDArray b, double alpha) {
        throw new UnsupportedOperationException("Task 5.5: without the correction");
    }
}
