package dev.aifromzero.level2.network;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * The bend after each weighted sum. Without it any number of layers would be worth no more than one, because a straight
 * line of a straight line is a straight line.
 *
 * <p>All work number by number on arrays of any shape and return new arrays.
 */
public enum Activation {
    /** No bend at all: the sum as it is. For the last layer before a softmax. */
    IDENTITY {
        @Override
        public INDArray apply(INDArray z) {
            return z.dup();
        }

        @Override
        public INDArray derivative(INDArray z) {
            return Nd4j.onesLike(z);
        }
    },
    /** 1 / (1 + e^−z), between 0 and 1. */
    SIGMOID {
        @Override
        public INDArray apply(INDArray z) {
            return Transforms.sigmoid(z, true);
        }

        @Override
        public INDArray derivative(INDArray z) {
            INDArray a = apply(z);
            return a.mul(a.rsub(1)); // a · (1 − a), at most 0.25
        }
    },
    /** (e^z − e^−z) / (e^z + e^−z), between −1 and 1. */
    TANH {
        @Override
        public INDArray apply(INDArray z) {
            return Transforms.tanh(z, true);
        }

        @Override
        public INDArray derivative(INDArray z) {
            INDArray a = apply(z);
            return a.mul(a).rsubi(1); // 1 − a²
        }
    },
    /** max(z, 0) (Nair and Hinton, 2010). */
    RELU {
        @Override
        public INDArray apply(INDArray z) {
            return z.mul(positive(z));
        }

        @Override
        public INDArray derivative(INDArray z) {
            return positive(z); // 1 where z > 0, else 0; at the corner itself we say 0
        }
    },
    /** z · Φ(z), with Φ the normal distribution's share below z (Hendrycks and Gimpel, 2016); the exact form. */
    GELU {
        @Override
        public INDArray apply(INDArray z) {
            return z.mul(phi(z));
        }

        @Override
        public INDArray derivative(INDArray z) {
            INDArray density = Transforms.exp(z.mul(z).muli(-0.5), false).divi(Math.sqrt(2 * Math.PI));
            return phi(z).addi(z.mul(density)); // Φ(z) + z · φ(z)
        }
    };

    /**
     * {@return a = f(z), a new array of the same shape}
     *
     * @param z the weighted sums, any shape; not changed
     */
    public abstract INDArray apply(INDArray z);

    /**
     * {@return f'(z), the slope of f at each z, a new array of the same shape}
     *
     * @param z the weighted sums, any shape; not changed
     */
    public abstract INDArray derivative(INDArray z);

    private static INDArray positive(INDArray z) {
        return z.gt(0).castTo(z.dataType());
    }

    /** Φ(z) = (1 + erf(z / √2)) / 2. ND4J's erf overwrites the array it is given: here that is a new one. */
    private static INDArray phi(INDArray z) {
        return Nd4j.math.erf(z.div(Math.sqrt(2))).add(1).divi(2);
    }
}
