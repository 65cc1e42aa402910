package dev.aifromzero.level3.djl;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import ai.djl.util.Pair;
import dev.aifromzero.level3.tensor.Scope;
import java.util.LinkedHashMap;
import java.util.Map;

/** Attention trained by DJL: a model holds the block, a trainer holds the loss and the optimizer. */
public final class DjlLearner implements Learner {
    private final Model model;
    private final Trainer trainer;

    /**
     * A block with these numbers and a trainer for it.
     *
     * @param numHeads H, divides C
     * @param start the parameters' numbers by name
     * @param input the shape of an input, (B, T, C)
     * @param learningRate how far a step goes against the gradient, above 0
     */
    public DjlLearner(int numHeads, Map<String, float[]> start, Shape input, double learningRate) {
        this(newModel(numHeads), learningRate);
        start.forEach((name, values) ->
                model.getBlock().setInitializer((manager, shape, type) -> manager.create(values, shape), name));
        trainer.initialize(input);
    }

    /** A trainer for a model whose block has its numbers already. */
    DjlLearner(Model model, double learningRate) {
        this.model = model;
        Optimizer sgd = Optimizer.sgd()
                .setLearningRateTracker(Tracker.fixed((float) learningRate))
                .build();
        trainer = model.newTrainer(new DefaultTrainingConfig(new MeanSquaredError())
                .optOptimizer(sgd)
                .optDevices(new Device[] {Device.cpu()}));
    }

    /** {@return a model with a block that has no numbers yet} */
    static Model newModel(int numHeads) {
        Model model = Model.newInstance("attention", Device.cpu(), "PyTorch");
        model.setBlock(new DjlAttention(numHeads));
        return model;
    }

    /** {@return DJL's model: what is saved and loaded} */
    public Model model() {
        return model;
    }

    @Override
    @SuppressWarnings("try") // the scope frees what is made while it is open
    public float[] output(NDArray x) {
        try (Scope scope = new Scope(x.getManager())) {
            return trainer.evaluate(new NDList(x)).singletonOrThrow().toFloatArray();
        }
    }

    @Override
    @SuppressWarnings("try") // the scope frees what is made while it is open
    public float backward(NDArray x, NDArray target) {
        try (Scope scope = new Scope(x.getManager());
                GradientCollector collector = trainer.newGradientCollector()) {
            NDList predictions = trainer.forward(new NDList(x));
            NDArray loss = trainer.getLoss().evaluate(new NDList(target), predictions);
            collector.backward(loss);
            return loss.getFloat();
        }
    }

    /** DJL's optimizers set the gradients to zero by themselves. */
    @Override
    public void step() {
        trainer.step();
    }

    @Override
    public Map<String, float[]> gradients() {
        Map<String, float[]> gradients = new LinkedHashMap<>();
        for (Pair<String, Parameter> parameter : model.getBlock().getParameters()) {
            try (NDArray gradient = parameter.getValue().getArray().getGradient()) {
                gradients.put(parameter.getKey(), gradient.toFloatArray());
            }
        }
        return gradients;
    }

    @Override
    public void close() {
        trainer.close();
        model.close();
    }
}
