package dev.aifromzero.level4.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.level4.data.large.DataFiles;
import dev.aifromzero.level4.evaluate.HeldOutPage;
import dev.aifromzero.level4.train.Preset;
import dev.aifromzero.level4.train.TimedTraining;
import dev.aifromzero.level4.train.TrainingConfig;
import dev.aifromzero.level4.train.TrainingListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImprovementTest {
    private static final int ALL = Improvement.ROAD.size();

    @TempDir
    private Path folder;

    @Test
    void theRoadLeadsFromThePlainRecipeToTheLessons() {
        assertEquals(Preset.PLAIN.config(3), Improvement.recipe(0, 3));
        TrainingConfig end = Improvement.recipe(ALL, 3).withSteps(1_000, 1);
        TrainingConfig taste = Preset.TASTE.config(3).withSteps(1_000, 1);
        assertEquals(taste, end);
    }

    @Test
    void eachChangeChangesTheRecipe() {
        for (int changes = 1; changes <= ALL; changes++) {
            assertNotEquals(Improvement.recipe(changes - 1, 1), Improvement.recipe(changes, 1), "change " + changes);
        }
        assertEquals(ALL + 1, Improvement.names().size());
    }

    @Test
    void aTimedTrainingTakesAsManyStepsAsFit() throws Exception {
        Path text = Files.writeString(
                folder.resolve("text.txt"), "the cat sat on the mat. the dog sat on the log. ".repeat(12));
        TimedTraining training = new TimedTraining(
                DataFiles.of(List.of(text), false, null),
                folder.resolve("model"),
                new HeldOutPage("the cat sat on the log."));
        TrainingConfig small = small();
        TimedTraining.Result few = training.run(small, 1e-6, TrainingListener.SILENT);
        TimedTraining.Result more = training.run(small, 0.5, TrainingListener.SILENT);
        assertEquals(10, few.steps(), "fewer would say nothing");
        assertTrue(more.steps() > few.steps(), more.toString());
        assertTrue(more.natsPerCharacter() < few.natsPerCharacter(), few + " " + more);
    }

    /** The plain recipe with a model that learns in no time. */
    private static TrainingConfig small() {
        TrainingConfig plain = Preset.PLAIN.config(1);
        return new TrainingConfig(
                plain.text(),
                TrainingConfig.shape(
                        TrainingConfig.TEXT_DECIDES,
                        8,
                        16,
                        2,
                        1,
                        plain.model().positions(),
                        plain.model().norm(),
                        plain.model().activation(),
                        0),
                4,
                1,
                plain.precision(),
                plain.loop(),
                1);
    }
}
