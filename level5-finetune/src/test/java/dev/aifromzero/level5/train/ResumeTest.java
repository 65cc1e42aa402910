package dev.aifromzero.level5.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.level4.fast.Precision;
import dev.aifromzero.level4.train.Tuning;
import dev.aifromzero.level5.data.Dataset;
import dev.aifromzero.level5.data.LossOn;
import dev.aifromzero.level5.lora.LoraAdapter;
import dev.aifromzero.level5.lora.PeftFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.Test;

class ResumeTest extends FineTuning {
    /** As the plug pulled: nothing of this training runs any more. */
    private static final class PowerCut extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private List<Double> uninterrupted(FineTuneConfig config) throws IOException {
        List<Double> losses = new ArrayList<>();
        out = folder.resolve("whole");
        results = run(config, adapter(0.05), losses(losses)).epochs();
        out = folder.resolve("out");
        return losses;
    }

    private List<EpochResult> results;

    @Test
    void aStoppedTrainingGoesOnDigitForDigit() throws IOException {
        List<Double> whole = uninterrupted(config(4, 4));
        for (int stop : new int[] {1, 5, 8, 20}) {
            List<Double> pieces = new ArrayList<>();
            FineTuneResult first = runUntil(step -> step == stop, false, pieces);
            assertEquals(stop == 20 ? FineTuneResult.Ending.STOPPED : first.ending(), first.ending());
            assertEquals(stop, pieces.size());
            FineTuneResult second = runUntil(step -> false, true, pieces);
            assertEquals(whole, pieces, "stopped after step " + stop);
            assertSameLosses(second.epochs());
            assertSameFiles();
        }
    }

    @Test
    void aTrainingWhosePlugWasPulledGoesOnFromTheLastStateDigitForDigit() throws IOException {
        List<Double> whole = uninterrupted(config(3, 3));
        for (int cut : new int[] {3, 5, 9}) {
            List<Double> before = new ArrayList<>();
            FineTuneListener pulled = new FineTuneListener() {
                @Override
                public void onStep(long step, long steps, double loss) {
                    before.add(loss);
                    if (step == cut) {
                        throw new PowerCut();
                    }
                }
            };
            assertThrows(PowerCut.class, () -> run(config(3, 3), adapter(0.05), pulled));
            List<Double> after = new ArrayList<>();
            FineTuneResult result = runUntil(step -> false, true, after);
            int from = (cut - 1) / 5 * 5; // the state at the end of the round before
            assertEquals(whole.subList(0, cut), before);
            assertEquals(whole.subList(from, whole.size()), after, "pulled at step " + cut);
            assertSameLosses(result.epochs());
            assertSameFiles();
        }
    }

    @Test
    void aFinishedTrainingStaysAsItIs() throws IOException {
        uninterrupted(config(2, 2));
        run(config(2, 2), adapter(0.05), FineTuneListener.SILENT);
        List<Double> more = new ArrayList<>();
        try (FineTuner trainer = trainer(config(2, 2), tuning(), losses(more))) {
            trainer.resume();
            assertSameLosses(trainer.run().epochs());
        }
        assertEquals(List.of(), more);
    }

    @Test
    void otherExamplesAreNoticed() throws IOException {
        run(config(1, 1), adapter(0.05), FineTuneListener.SILENT);
        data = new Dataset(data.train().subList(1, data.train().size()), data.heldOut(), 0, 0, List.of());
        try (FineTuner trainer = trainer(config(1, 1), tuning(), FineTuneListener.SILENT)) {
            assertTrue(
                    assertThrows(UserError.class, trainer::resume).getMessage().contains("questions and answers"));
        }
    }

    @Test
    void withoutAStateThereIsNothingToGoOnWith() {
        try (FineTuner trainer = trainer(config(1, 1), tuning(), FineTuneListener.SILENT)) {
            assertThrows(UserError.class, trainer::resume);
        }
    }

    @Test
    void aNewTrainingForgetsTheOldState() throws IOException {
        run(config(2, 2), adapter(0.05), FineTuneListener.SILENT);
        List<Double> losses = new ArrayList<>();
        FineTuneConfig other = new FineTuneConfig(1, 4, 1, 0.01, 0.1, 0, 1, 1, LossOn.ANSWER, Precision.FLOAT32, 7);
        run(other, adapter(0.05), losses(losses));
        assertEquals(5, losses.size());
        assertEquals(2, Files.readAllLines(out.resolve("metrics.jsonl")).size());
    }

    private Tuning tuning() {
        return new LoraTuning(base.transformer(), adapter(0.05), "base");
    }

    private FineTuneResult runUntil(LongPredicate stop, boolean resume, List<Double> losses) throws IOException {
        FineTuner[] running = new FineTuner[1];
        FineTuneListener listener = new FineTuneListener() {
            @Override
            public void onStep(long step, long steps, double loss) {
                losses.add(loss);
                if (stop.test(step)) {
                    running[0].stop();
                }
            }
        };
        FineTuneConfig config = results.size() == 5 ? config(4, 4) : config(3, 3);
        try (FineTuner trainer = trainer(config, tuning(), listener)) {
            running[0] = trainer;
            if (resume) {
                trainer.resume();
            }
            return trainer.run();
        }
    }

    private void assertSameLosses(List<EpochResult> epochs) {
        assertEquals(
                results.stream().map(EpochResult::heldOutLoss).toList(),
                epochs.stream().map(EpochResult::heldOutLoss).toList());
        assertEquals(
                results.stream().map(EpochResult::trainLoss).toList(),
                epochs.stream().map(EpochResult::trainLoss).toList());
    }

    private void assertSameFiles() throws IOException {
        assertArrayEquals(
                Files.readAllBytes(folder.resolve("whole").resolve(PeftFiles.WEIGHTS)),
                Files.readAllBytes(out.resolve(PeftFiles.WEIGHTS)));
        assertEquals(losses(folder.resolve("whole")), losses(out), "metrics.jsonl");
        LoraAdapter kept = PeftFiles.load(out, base.transformer().config(), root);
        assertEquals(4, kept.config().rank());
    }

    private static List<String> losses(Path folder) throws IOException {
        return Files.readAllLines(folder.resolve("metrics.jsonl")).stream()
                .map(line -> line.replaceFirst(",\"tokens_per_second.*", ""))
                .toList();
    }
}
