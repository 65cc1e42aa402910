package dev.aifromzero.level5.commands;

import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.level4.fast.Precision;
import dev.aifromzero.level5.data.LossOn;
import dev.aifromzero.level5.lora.LoraConfig;
import dev.aifromzero.level5.train.FineTuneConfig;
import dev.aifromzero.level5.train.Method;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * How a fine-tuning goes where nothing else is said.
 *
 * <p>The step size depends on the width: the wider a layer, the more numbers move together in a step, and the smaller the
 * step must be. It also depends on what learns: an adapter starts from nothing and has far to go, while a whole model
 * is nearly right and soon spoilt.
 */
public final class UsualSettings {
    private static final int EPOCHS = 10;
    private static final int BATCH_SIZE = 16;
    private static final double WARM_UP = 0.05;
    private static final double WEIGHT_DECAY = 0.01;
    private static final double CLIP_NORM = 1;
    private static final int PATIENCE = 3;
    private static final int NARROW = 256;
    private static final int NARROW_RANK = 16;
    private static final Set<String> ALL_LAYERS = new LinkedHashSet<>(List.of("c_attn", "c_proj", "c_fc"));

    private UsualSettings() {}

    /**
     * {@return the usual settings of a method}
     *
     * @param lesson gives the seed and whether the run is a fast one
     * @param method which parameters are trained
     * @param width the width of the base model
     */
    public static FineTuneConfig of(Lesson lesson, Method method, int width) {
        return new FineTuneConfig(
                EPOCHS,
                BATCH_SIZE,
                1,
                learningRate(method, width),
                WARM_UP,
                WEIGHT_DECAY,
                CLIP_NORM,
                PATIENCE,
                LossOn.ANSWER,
                Precision.FUSED,
                lesson.seed());
    }

    /**
     * {@return the shape of an adapter: on a narrow base it is wider and corrects all layers, because a small model has to
     * change more of itself to store facts}
     *
     * @param width the width of the base model
     */
    public static LoraConfig lora(int width) {
        LoraConfig standard = LoraConfig.standard();
        return width > NARROW ? standard : new LoraConfig(NARROW_RANK, 2 * NARROW_RANK, 0, ALL_LAYERS);
    }

    /**
     * {@return the usual learning rate}
     *
     * @param method which parameters are trained
     * @param width the width of the base model
     */
    public static double learningRate(Method method, int width) {
        boolean narrow = width <= NARROW;
        return switch (method) {
            case LORA -> narrow ? 0.01 : 0.0005;
            case LAST_BLOCK -> narrow ? 0.003 : 0.0002;
            case FULL -> narrow ? 0.001 : 0.00005;
        };
    }
}
