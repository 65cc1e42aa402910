package dev.aifromzero.level3.djl;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import dev.aifromzero.level3.tensor.Scope;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/** What DJL's optimizers and models do that one does not expect, each by trying it. */
public final class DjlHabits {
    private DjlHabits() {}

    /**
     * {@return by how much numbers with the gradients 5 and −5 move at learning rate 1 when gradients are clipped to 1; one
     * expects 1 and 1}
     *
     * @param root PyTorch's arrays are made under it and freed
     */
    public static float[] movesWithClippedGradients(NDManager root) {
        Optimizer sgd = Optimizer.sgd()
                .setLearningRateTracker(Tracker.fixed(1))
                .optClipGrad(1)
                .build();
        try (Scope scope = new Scope(root)) {
            NDArray numbers = scope.manager().zeros(new Shape(2));
            sgd.update("numbers", numbers, scope.manager().create(new float[] {5, -5}));
            return numbers.abs().toFloatArray();
        }
    }

    /**
     * {@return what AdamW makes of a bias of 1 with gradient 0, learning rate 0.5, weight decay 0.1; GPT leaves it at
     * 1}
     *
     * @param root PyTorch's arrays are made under it and freed
     */
    public static float biasAfterWeightDecay(NDManager root) {
        Optimizer adamW = Optimizer.adamW()
                .optLearningRateTracker(Tracker.fixed(0.5f))
                .optWeightDecays(0.1f)
                .build();
        try (Scope scope = new Scope(root)) {
            NDArray bias = scope.manager().ones(new Shape(1));
            adamW.update("bias", bias, scope.manager().zeros(new Shape(1)));
            return bias.getFloat();
        }
    }

    /**
     * {@return how many of AdamW's two arrays for a parameter belong to the parameter's manager, which would free them}
     *
     * @param root PyTorch's arrays are made under it and freed
     */
    public static int optimizerArraysThatSomebodyFrees(NDManager root) {
        try (NDManager manager = root.newSubManager()) {
            NDArray number = manager.ones(new Shape(1));
            NDArray gradient = manager.ones(new Shape(1));
            Optimizer.adamW().build().update("number", number, gradient);
            return manager.getManagedArrays().size() - 2;
        }
    }

    /**
     * What DJL's files and freezing have to do with each other.
     *
     * @param sameOutput whether the loaded model gives exactly the results of the saved one
     * @param learningBefore how many of the loaded model's parameters learn after all were frozen
     * @param learningAfter how many of them learn once there is a trainer
     */
    public record Reloaded(boolean sameOutput, long learningBefore, long learningAfter) {}

    /**
     * {@return what becomes of a model that is saved in a folder, loaded again, frozen, and given to a trainer}
     *
     * @param learner holds the model that is saved
     * @param numHeads that model's number of heads, which DJL's file does not hold
     * @param x an input to compare the results on, (B, T, C)
     * @param folder where the model's file goes
     * @throws IOException if the file cannot be written or read
     * @throws MalformedModelException if DJL cannot make sense of the file that it wrote
     */
    public static Reloaded reload(DjlLearner learner, int numHeads, NDArray x, Path folder)
            throws IOException, MalformedModelException {
        learner.model().setProperty("Epoch", "0"); // part of the file's name: the next run writes the same file
        learner.model().save(folder, learner.model().getName());
        Model loaded = DjlLearner.newModel(numHeads);
        loaded.load(folder, learner.model().getName());
        loaded.getBlock().freezeParameters(true);
        long before = learning(loaded);
        try (DjlLearner again = new DjlLearner(loaded, 1)) {
            boolean same = Arrays.equals(learner.output(x), again.output(x));
            return new Reloaded(same, before, learning(loaded));
        }
    }

    private static long learning(Model model) {
        return model.getBlock().getParameters().values().stream()
                .filter(Parameter::requiresGradient)
                .count();
    }
}
