package dev.aifromzero.level2.neuron;

/** Three questions about two yes/no inputs, small enough to list every case. */
public enum LogicGate {
    /** Yes if both inputs are yes. */
    AND(0, 0, 0, 1),
    /** Yes if at least one input is yes. */
    OR(0, 1, 1, 1),
    /** Yes if exactly one input is yes: the question that one neuron cannot answer (Minsky and Papert, 1969). */
    XOR(0, 1, 1, 0);

    private static final double[][] INPUTS = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};
    private final double[] answers;

    LogicGate(double... answers) {
        this.answers = answers;
    }

    /** {@return the four cases (4, 2), a copy} */
    public static double[][] inputs() {
        return new double[][] {INPUTS[0].clone(), INPUTS[1].clone(), INPUTS[2].clone(), INPUTS[3].clone()};
    }

    /** {@return the right answer of each case (4), 0 or 1} */
    public double[] answers() {
        return answers.clone();
    }

    /**
     * Lets a neuron learn from the four cases once, in order.
     *
     * @param neuron one with two inputs
     * @param learningRate how far each step goes, above 0
     */
    public void teachOnce(Neuron neuron, double learningRate) {
        for (int i = 0; i < INPUTS.length; i++) {
            neuron.learn(INPUTS[i], answers[i], learningRate);
        }
    }

    /**
     * {@return the mean loss of the neuron over the four cases, in nats}
     *
     * @param neuron one with two inputs
     */
    public double loss(Neuron neuron) {
        double sum = 0;
        for (int i = 0; i < INPUTS.length; i++) {
            sum += neuron.loss(INPUTS[i], answers[i]);
        }
        return sum / INPUTS.length;
    }

    /**
     * {@return how many of the four cases the neuron answers rightly: output above 0.5 for 1, below for 0}
     *
     * @param neuron one with two inputs
     */
    public int right(Neuron neuron) {
        int right = 0;
        for (int i = 0; i < INPUTS.length; i++) {
            double distance = Math.abs(neuron.output(INPUTS[i]) - answers[i]);
            right += distance < 0.5 ? 1 : 0;
        }
        return right;
    }
}
