package dev.aifromzero.level5.docs;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.aifromzero.level2.wordvec.WordVectors;
import dev.aifromzero.level3.layer.Linear;
import dev.aifromzero.level3.tensor.TensorEngine;
import dev.aifromzero.level3.tensor.Tensors;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Computes the examples of "Lists of numbers" again, with both engines. */
final class ListChecks {
    private ListChecks() {}

    static void addTo(Checks checks) {
        checks.add("vector", ListChecks::vector);
        checks.add("dot", ListChecks::dot);
        checks.add("cosine", ListChecks::cosine);
        checks.add("matmul", ListChecks::matmul);
        checks.add("transpose", ListChecks::transpose);
        checks.add("shapes", ListChecks::shapes);
    }

    /** Rows one after the other. */
    static double[] flat(double[]... rows) {
        return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
    }

    static double[] flat(INDArray array) {
        return array.dup('c').data().asDouble();
    }

    static float[] floats(double... values) {
        float[] narrow = new float[values.length];
        for (int i = 0; i < narrow.length; i++) {
            narrow[i] = (float) values[i];
        }
        return narrow;
    }

    static NDArray array(NDManager manager, double[]... rows) {
        return manager.create(floats(flat(rows)), new Shape(rows.length, rows[0].length));
    }

    private static void vector(Worked page) {
        INDArray a = Nd4j.create(page.given(2));
        INDArray b = Nd4j.create(page.given(2));
        page.shows(flat(a.add(b)));
        page.shows(flat(a.mul(page.given())));
    }

    private static void dot(Worked page) {
        double[] a = page.given(3);
        double[] b = page.given(3);
        for (int i = 0; i < a.length; i++) {
            page.shows(a[i], b[i]);
        }
        for (int i = 0; i < a.length; i++) {
            page.shows(a[i] * b[i]);
        }
        try (NDManager root = TensorEngine.newRoot()) {
            page.shows(array(root, a).matMul(Tensors.transposed(array(root, b))).toFloatArray());
        }
    }

    private static void cosine(Worked page) {
        double[] a = page.given(2);
        double[] b = page.given(2);
        double lengthOfA = Nd4j.create(a).norm2Number().doubleValue();
        double lengthOfB = Nd4j.create(b).norm2Number().doubleValue();
        double product = Nd4j.create(a).mul(Nd4j.create(b)).sumNumber().doubleValue();
        WordVectors vectors = new WordVectors(List.of("a", "b"), new float[][] {floats(a), floats(b)});
        page.shows(a[0] * a[0], a[1] * a[1], lengthOfA, b[0] * b[0], b[1] * b[1], lengthOfB, product)
                .shows(product, lengthOfA, lengthOfB, vectors.similarity("a", "b"));
    }

    private static void matmul(Worked page) {
        double[][] a = page.given(2, 2);
        double[][] b = page.given(2, 2);
        double[][] product = Nd4j.create(a).mmul(Nd4j.create(b)).toDoubleMatrix();
        for (int row = 0; row < 2; row++) {
            for (int column = 0; column < 2; column++) {
                page.shows(a[row][0], b[0][column], a[row][1], b[1][column]);
            }
            page.shows(product[row]);
        }
        try (NDManager root = TensorEngine.newRoot()) {
            // level 3's layers multiply with the transposed weights: B A = B (Aᵀ)ᵀ
            Linear layer = new Linear(array(root, a).transpose(), null);
            page.shows(layer.forward(array(root, b), false).toFloatArray());
        }
    }

    private static void transpose(Worked page) {
        double[][] a = page.given(2, 3);
        INDArray turned = Nd4j.create(a).transpose();
        page.shows(a.length, a[0].length).shows(flat(turned)).shows(turned.rows(), turned.columns());
        try (NDManager root = TensorEngine.newRoot()) {
            page.shows(array(root, a).matMul(Tensors.transposed(array(root, a))).toFloatArray());
        }
    }

    private static void shapes(Worked page) {
        INDArray rows = Nd4j.create(page.given(2, 3));
        page.shows(flat(rows.addRowVector(Nd4j.create(page.given(3)))));
        Shape batch = new Shape(page.whole(), page.whole(), page.whole());
        page.shows(batch.get(0), batch.get(1), batch.get(2), batch.size());
        try (NDManager root = TensorEngine.newRoot()) {
            NDArray weights = root.ones(new Shape(page.whole(), page.whole()));
            Shape after = root.ones(batch).matMul(weights).getShape();
            page.shows(after.get(0), after.get(1), after.get(2));
        }
    }
}
