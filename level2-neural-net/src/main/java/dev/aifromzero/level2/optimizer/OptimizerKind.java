package dev.aifromzero.level2.optimizer;

/** The optimizers by name, each with a learning rate that suits the character network in full batches. */
public enum OptimizerKind {
    /** Plain gradient descent: every step goes straight against the gradient. */
    SGD(5, "SGD") {
        @Override
        public Optimizer create() {
            return new Sgd();
        }
    },
    /** Gradient descent that keeps rolling, with {@link Momentum#USUAL_BETA}. */
    MOMENTUM(0.7, "momentum") {
        @Override
        public Optimizer create() {
            return new Momentum(Momentum.USUAL_BETA);
        }
    },
    /** A step size of its own for every number, without weight decay. */
    ADAM(0.05, "Adam") {
        @Override
        public Optimizer create() {
            return new Adam();
        }
    },
    /** Adam with a mild weight decay of 0.001. */
    ADAMW(0.05, "AdamW") {
        @Override
        public Optimizer create() {
            return Adam.withDecay(MILD_DECAY);
        }
    };

    private static final double MILD_DECAY = 0.001;
    private final double usualLearningRate;
    private final String label;

    OptimizerKind(double usualLearningRate, String label) {
        this.usualLearningRate = usualLearningRate;
        this.label = label;
    }

    /** {@return a new optimizer that remembers nothing yet} */
    public abstract Optimizer create();

    /** {@return a learning rate to begin with} */
    public double usualLearningRate() {
        return usualLearningRate;
    }

    /** {@return the name as papers write it, e.g. AdamW} */
    @Override
    public String toString() {
        return label;
    }
}
