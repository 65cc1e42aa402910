package dev.aifromzero.level2.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ActivationTest {
    private static final double[][] Z = {{-3, -1.2, -0.1, 0.2}, {0.5, 1, 2.5, 6}};

    @ParameterizedTest
    @EnumSource
    void derivativeAgreesWithDifferences(Activation f) {
        double h = 1e-5;
        INDArray z = Nd4j.create(Z);
        double[][] slope = f.derivative(z).toDoubleMatrix();
        double[][] up = f.apply(z.add(h)).toDoubleMatrix();
        double[][] down = f.apply(z.sub(h)).toDoubleMatrix();
        for (int i = 0; i < Z.length; i++) {
            for (int j = 0; j < Z[i].length; j++) {
                assertEquals((up[i][j] - down[i][j]) / (2 * h), slope[i][j], 1e-8, f + " at " + Z[i][j]);
            }
        }
    }

    /** ND4J's erf, for one, overwrites its argument. */
    @ParameterizedTest
    @EnumSource
    void inputIsLeftAsItWasAndTheResultIsAnotherDoubleArray(Activation f) {
        INDArray z = Nd4j.create(Z);
        INDArray a = f.apply(z);
        INDArray slope = f.derivative(z);
        assertEquals(DataType.DOUBLE, a.dataType());
        assertEquals(DataType.DOUBLE, slope.dataType());
        a.addi(100);
        slope.addi(100);
        for (int i = 0; i < Z.length; i++) {
            assertArrayEquals(Z[i], z.toDoubleMatrix()[i], 0);
        }
    }

    @Test
    void knownValues() {
        INDArray one = Nd4j.create(new double[][] {{1}});
        assertEquals(0.731058578630005, Activation.SIGMOID.apply(one).getDouble(0), 1e-12);
        assertEquals(0.761594155955765, Activation.TANH.apply(one).getDouble(0), 1e-12);
        assertEquals(1, Activation.RELU.apply(one).getDouble(0), 0);
        assertEquals(0.841344746068543, Activation.GELU.apply(one).getDouble(0), 1e-12);
        assertEquals(0, Activation.RELU.apply(one.neg()).getDouble(0), 0);
    }

    @Test
    void veryLargeSumsStayNumbers() {
        INDArray far = Nd4j.create(new double[][] {{-1000, 1000}});
        for (Activation f : Activation.values()) {
            for (double value : f.derivative(far).toDoubleVector()) {
                assertEquals(true, Double.isFinite(value), f + " has no slope there");
            }
        }
    }
}
