package dev.aifromzero.level2.optimizer;

import java.util.IdentityHashMap;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Adam: every number gets a step size of its own (Kingma and Ba, "Adam: A Method for Stochastic Optimization", ICLR
 * 2015, algorithm 1).
 *
 * <pre>
 * m ← β1·m + (1 − β1)·g        the mean of the latest gradients
 * v ← β2·v + (1 − β2)·g²       the mean of their squares
 * m̂ = m / (1 − β1^t),  v̂ = v / (1 − β2^t)     both began at 0: this corrects for it
 * w ← w − rate · m̂ / (√v̂ + ε)
 * </pre>
 *
 * <p>With a weight decay above 0 it is AdamW: {@code w ← w − rate · decay · w} besides, apart from the gradient
 * (Loshchilov and Hutter, "Decoupled Weight Decay Regularization", ICLR 2019).
 */
public final class Adam implements Optimizer {
    private final double beta1;
    private final double beta2;
    private final double epsilon;
    private final double weightDecay;
    private final IdentityHashMap<Parameter, Moments> moments = new IdentityHashMap<>();
    private int steps;

    /** What Adam remembers of one parameter; both of its shape. */
    private record Moments(INDArray m, INDArray v) {}

    /** Adam with the paper's settings: β1 0.9, β2 0.999, ε 10⁻⁸, no weight decay. */
    public Adam() {
        this(0.9, 0.999, 1e-8, 0);
    }

    /**
     * @param beta1 0 to below 1
     * @param beta2 0 to below 1
     * @param epsilon above 0, keeps the division sane
     * @param weightDecay 0 for Adam, above 0 for AdamW
     */
    public Adam(double beta1, double beta2, double epsilon, double weightDecay) {
        if (!(beta1 >= 0 && beta1 < 1 && beta2 >= 0 && beta2 < 1 && epsilon > 0 && weightDecay >= 0)) {
            throw new IllegalArgumentException("Adam's settings are out of range");
        }
        this.beta1 = beta1;
        this.beta2 = beta2;
        this.epsilon = epsilon;
        this.weightDecay = weightDecay;
    }

    /** {@return AdamW with the paper's β and ε} */
    static Adam withDecay(double weightDecay) {
        return new Adam(0.9, 0.999, 1e-8, weightDecay);
    }

    @Override
    public void step(List<Parameter> parameters, double learningRate) {
        steps++;
        for (Parameter p : parameters) {
            if (weightDecay > 0 && p.decays()) {
                p.value().muli(1 - learningRate * weightDecay);
            }
            INDArray g = p.gradient();
            Moments old =
                    moments.computeIfAbsent(p, q -> new Moments(Nd4j.zerosLike(q.value()), Nd4j.zerosLike(q.value())));
            old.m().muli(beta1).addi(g.mul(1 - beta1));
            old.v().muli(beta2).addi(g.mul(g).muli(1 - beta2));
            INDArray mHat = old.m().div(1 - Math.pow(beta1, steps));
            INDArray vHat = old.v().div(1 - Math.pow(beta2, steps));
            INDArray spread = Transforms.sqrt(vHat, false).addi(epsilon);
            p.value().subi(mHat.muli(learningRate).divi(spread));
        }
    }
}
