package dev.aifromzero.level5.labs;

import dev.aifromzero.kit.console.ProgressBar;
import dev.aifromzero.level4.checkpoint.ResumeFolder;
import dev.aifromzero.level5.commands.EpochQuiz;
import dev.aifromzero.level5.commands.FineTuneSetup;
import dev.aifromzero.level5.commands.OpenedModel;
import dev.aifromzero.level5.data.Batch;
import dev.aifromzero.level5.data.Dataset;
import dev.aifromzero.level5.data.Example;
import dev.aifromzero.level5.data.ExampleEncoder;
import dev.aifromzero.level5.data.JsonlReader;
import dev.aifromzero.level5.data.QuestionAnswer;
import dev.aifromzero.level5.lora.LoraConfig;
import dev.aifromzero.level5.school.Fact;
import dev.aifromzero.level5.train.AnswerLoss;
import dev.aifromzero.level5.train.EpochResult;
import dev.aifromzero.level5.train.FineTuneListener;
import dev.aifromzero.level5.train.FineTuner;
import dev.aifromzero.level5.train.Method;
import dev.aifromzero.level5.train.TrainingSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * One training of the memory lab: an adapter learns some facts, and is asked for them in other words.
 *
 * @param opened the base, which stays as it is
 * @param usual data, template and training settings; the shape of the adapter comes with each run
 * @param facts what is learned
 * @param others facts that are never trained on
 * @param folder where the adapters go
 */
record MemoryTrial(OpenedModel opened, TrainingSettings usual, List<Fact> facts, List<Fact> others, Path folder) {
    /** Each fact is shown so many times an epoch, in as many wordings or fewer. */
    static final int TIMES_AN_EPOCH = 6;

    private static final int BATCH_SIZE = 8;
    private static final int STEPS_TIMED = 3;

    /**
     * What is known after an epoch.
     *
     * @param epoch its number; 0 is the base
     * @param right which part of the held-out questions is answered right, 0 to 1
     * @param heldOutLoss nats per answer token, the learned facts asked in held-out words
     * @param othersLoss nats per answer token on the facts that were never trained on; not a number where there are none
     */
    record Point(int epoch, double right, double heldOutLoss, double othersLoss) {}

    /**
     * What came of a training.
     *
     * @param points after each epoch that was quizzed
     * @param seconds how long it took
     */
    record Outcome(List<Point> points, double seconds) {
        /** {@return the state after the last epoch} */
        Point last() {
            return points.get(points.size() - 1);
        }
    }

    /**
     * {@return the outcome of a training}
     *
     * @param name of its folder
     * @param phrasings in how many wordings each fact is learned, at least 1; it is shown equally often in any case
     * @param lora the shape of the adapter
     * @param eachEpoch whether to ask the quiz after each epoch, or after the last one only
     * @param bar shows how far it is
     */
    Outcome run(String name, int phrasings, LoraConfig lora, boolean eachEpoch, ProgressBar bar) throws IOException {
        FineTuneSetup setup = setup(phrasings, lora);
        EpochQuiz quiz = new EpochQuiz(facts, setup.answerer(), facts.size());
        List<Batch> strangers =
                Batch.inOrder(encoded(others), BATCH_SIZE, opened.model().endToken());
        List<Point> points = new ArrayList<>();
        FineTuneListener listener = new FineTuneListener() {
            @Override
            public void onStep(long step, long steps, double loss) {
                bar.update(step, String.format(Locale.ROOT, "loss %.3f", loss));
            }

            @Override
            public void onEpoch(EpochResult result, boolean best) {
                if (eachEpoch || result.epoch() == usual.config().epochs()) {
                    points.add(new Point(
                            result.epoch(),
                            quiz.run().accuracy(),
                            result.heldOutLoss(),
                            strangers.isEmpty()
                                    ? Double.NaN
                                    : AnswerLoss.of(setup.tuning().model(), strangers)));
                }
            }
        };
        long start = System.nanoTime();
        Path own = folder.resolve(name);
        new ResumeFolder(own).delete();
        try (FineTuner trainer = setup.trainer(own, listener)) {
            trainer.run();
        }
        return new Outcome(List.copyOf(points), (System.nanoTime() - start) / 1e9);
    }

    /** {@return how long the steps of a training take, in seconds, measured on a few} */
    double secondsOfTraining(LoraConfig lora) {
        FineTuneSetup setup = setup(1, lora);
        List<Example> examples = setup.data().train();
        Batch batch = Batch.of(
                examples.subList(0, Math.min(examples.size(), usual.config().batchSize())),
                opened.model().endToken());
        IntConsumer step = FineTuner.sameStep(setup.tuning(), batch, usual.config());
        step.accept(0); // the first one is slow
        long start = System.nanoTime();
        for (int i = 1; i <= STEPS_TIMED; i++) {
            step.accept(i);
        }
        return setup.steps() * (System.nanoTime() - start) / 1e9 / STEPS_TIMED;
    }

    private FineTuneSetup setup(int phrasings, LoraConfig lora) {
        TrainingSettings settings = new TrainingSettings(
                Method.LORA, lora, usual.config(), usual.base(), usual.data(), usual.language(), usual.template());
        return FineTuneSetup.of(opened, settings, dataset(phrasings));
    }

    /** Equally many examples for any number of phrasings: with fewer, the same ones come again. */
    Dataset dataset(int phrasings) {
        List<QuestionAnswer> learned = new ArrayList<>();
        List<QuestionAnswer> tested = new ArrayList<>();
        for (Fact fact : facts) {
            List<QuestionAnswer> all = fact.toLearn();
            int different = Math.min(phrasings, all.size());
            for (int i = 0; i < TIMES_AN_EPOCH; i++) {
                learned.add(all.get(i % different));
            }
            tested.add(fact.toTest().get(0));
        }
        JsonlReader.Contents contents = new JsonlReader.Contents(learned, tested, List.of(), List.of());
        return Dataset.of(contents, encoder(), usual.config().seed());
    }

    private List<Example> encoded(List<Fact> asked) {
        return asked.stream()
                .map(fact -> encoder().encode(fact.toLearn().get(0)))
                .flatMap(Optional::stream)
                .toList();
    }

    private ExampleEncoder encoder() {
        return opened.encoder(usual.template());
    }
}
