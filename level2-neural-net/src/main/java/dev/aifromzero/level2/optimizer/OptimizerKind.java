package dev.aifromzero.level2.optimizer;

/** The optimizers by name, each with a learning rate that suits the character network in full batches. */
public enum OptimizerKind {
    SGD(5) {
        @Override
        public Optimizer create() {
            return new Sgd();
        }
    },
    MOMENTUM(0.7) {
        @Override
        public Optimizer create() {
            return new Momentum(Momentum.USUAL_BETA);
        }
    },
    ADAM(0.05) {
        @Override
        public Optimizer create() {
            return new Adam();
        }
    },
    ADAMW(0.05) {
        @Override
        public Optimizer create() {
            return Adam.withDecay(MILD_DECAY);
        }
    };

    private static final double MILD_DECAY = 0.001;
    private final double usualLearningRate;

    OptimizerKind(double usualLearningRate) {
        this.usualLearningRate = usualLearningRate;
    }

    /** {@return a new optimizer that remembers nothing yet} */
    public abstract Optimizer create();

    /** {@return a learning rate to begin with} */
    public double usualLearningRate() {
        return usualLearningRate;
    }
}
