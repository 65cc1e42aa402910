package dev.aifromzero.level5.commands;

import dev.aifromzero.kit.error.Remedy;
import dev.aifromzero.level3.model.Transformer;
import dev.aifromzero.level3.pass.Kernels;
import dev.aifromzero.level3.tensor.ParameterStore;
import dev.aifromzero.level4.train.Tuning;
import dev.aifromzero.level5.chat.Answerer;
import dev.aifromzero.level5.data.Dataset;
import dev.aifromzero.level5.data.PromptTemplate;
import dev.aifromzero.level5.lora.LoraAdapter;
import dev.aifromzero.level5.train.FineTuneListener;
import dev.aifromzero.level5.train.FineTuner;
import dev.aifromzero.level5.train.LoraTuning;
import dev.aifromzero.level5.train.TrainingSettings;
import dev.aifromzero.level5.train.WeightTuning;
import java.io.IOException;
import java.nio.file.Path;

/**
 * All that a fine-tuning needs.
 *
 * @param opened the base
 * @param settings what was chosen
 * @param tuning what learns
 * @param data the examples
 */
public record FineTuneSetup(OpenedModel opened, TrainingSettings settings, Tuning tuning, Dataset data) {
    /**
     * {@return the fine-tuning that these settings describe, at its beginning}
     *
     * @param opened the base model
     * @param settings data, method and training settings
     * @throws IOException if the data cannot be read
     */
    public static FineTuneSetup of(OpenedModel opened, TrainingSettings settings) throws IOException {
        return of(opened, settings, DataChoice.of(settings).dataset(opened));
    }

    /**
     * {@return the same on examples that are no file}
     *
     * @param opened the base model
     * @param settings method and training settings
     * @param data the examples
     */
    public static FineTuneSetup of(OpenedModel opened, TrainingSettings settings, Dataset data) {
        return new FineTuneSetup(opened, settings, tuning(opened, settings), data);
    }

    private static Tuning tuning(OpenedModel opened, TrainingSettings settings) {
        Kernels kernels = settings.config().precision().orNearest(opened.root()).kernels(opened.root());
        return switch (settings.method()) {
            case LORA ->
                new LoraTuning(
                        opened.base(),
                        LoraAdapter.create(
                                settings.lora(),
                                opened.base().config(),
                                opened.root(),
                                settings.config().seed()),
                        settings.base(),
                        kernels);
            case FULL -> WeightTuning.full(opened.model(), kernels);
            case LAST_BLOCK -> WeightTuning.lastBlock(opened.model(), kernels);
        };
    }

    /** {@return what answers questions with what has been learned so far} */
    public Answerer answerer() {
        return new Answerer(
                tuning.model(),
                opened.model().tokenizer(),
                settings.template(),
                opened.model().endToken());
    }

    /**
     * {@return its trainer}
     *
     * @param folder where the adapter goes
     * @param listener receives each step and each epoch
     */
    public FineTuner trainer(Path folder, FineTuneListener listener) {
        return new FineTuner(
                new WithTemplate(tuning, settings.template()),
                data,
                settings.config(),
                opened.model().endToken(),
                folder,
                listener);
    }

    /** {@return how many steps all epochs take} */
    public long steps() {
        return (long) settings.config().epochs()
                * settings.config().stepsAnEpoch(data.train().size());
    }

    /** Keeps the form of the conversation with what was learned: one is nothing without the other. */
    private record WithTemplate(Tuning tuning, PromptTemplate template) implements Tuning {
        @Override
        public Transformer model() {
            return tuning.model();
        }

        @Override
        public Transformer learner() {
            return tuning.learner();
        }

        @Override
        public ParameterStore parameters() {
            return tuning.parameters();
        }

        @Override
        public void save(Path folder) throws IOException {
            template.save(folder);
            new Remedy("Choose another folder with --out").around(() -> {
                tuning.save(folder);
                return folder;
            });
        }
    }
}
