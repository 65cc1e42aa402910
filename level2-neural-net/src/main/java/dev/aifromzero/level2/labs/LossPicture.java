package dev.aifromzero.level2.labs;

import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level2.chart.LineChart;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The loss of a lab's training as a curve, in the terminal and as PNG. */
final class LossPicture {
    private LossPicture() {}

    /** {@return what the labs call the part by which they judge: where nothing is set aside, it is the whole text} */
    static String judged(boolean setAside) {
        return setAside ? "never seen" : "whole text";
    }

    /**
     * Draws and saves the curves.
     *
     * @param file name of the PNG in the level's output folder
     * @param history one entry an epoch, the untrained network first
     * @param train the loss on the examples learned from, in nats a token
     * @param validation the loss on those by which the model is judged
     * @param setAside whether these are others
     */
    static <T> void show(
            Lesson lesson,
            String title,
            String file,
            List<T> history,
            ToDoubleFunction<T> train,
            ToDoubleFunction<T> validation,
            boolean setAside)
            throws IOException {
        double[] epochs = new double[history.size()];
        for (int i = 0; i < epochs.length; i++) {
            epochs[i] = i;
        }
        LineChart chart = new LineChart(title, "epoch", "loss (nats a token)")
                .add("learned from", epochs, history.stream().mapToDouble(train).toArray())
                .add(
                        judged(setAside),
                        epochs,
                        history.stream().mapToDouble(validation).toArray());
        Path picture = lesson.out().resolve(file);
        chart.show(lesson.console());
        chart.savePng(picture);
        lesson.console().line("Saved as %s", ProjectPaths.display(picture));
    }
}
