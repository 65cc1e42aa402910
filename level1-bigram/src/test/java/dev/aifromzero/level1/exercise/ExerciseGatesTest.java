package dev.aifromzero.level1.exercise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.level1.exercise.gate.ExerciseGates;
import dev.aifromzero.level1.exercise.gate.Mutations;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No task of this level reaches a student before it has passed these gates. */
@Tag("slow")
class ExerciseGatesTest {
    private static final int MISTAKES_A_TASK = Integer.getInteger("exercises.mistakes", 6);

    @TempDir
    Path work;

    @Test
    void thereAreEnoughTasksAndEachIsComplete() throws Exception {
        ExerciseGates gates = ExerciseGates.ofThisModule();
        assertEquals(List.of(), gates.formProblems());
        assertTrue(gates.tasks().size() >= 6, gates.tasks() + "");
    }

    @Test
    void untouchedStubsCompileWithoutWarningsAndEarnNothing() throws Exception {
        assertEquals(List.of(), ExerciseGates.ofThisModule().stubProblems(work));
    }

    @Test
    void solutionsCompileWithoutWarningsAndEarnEverything() throws Exception {
        assertEquals(List.of(), ExerciseGates.ofThisModule().solutionProblems(work));
    }

    @Test
    void smallMistakesInTheSolutionsAreNoticed() throws Exception {
        Mutations.Report report = ExerciseGates.ofThisModule().mutations(work, MISTAKES_A_TASK);
        assertTrue(report.caught() >= 0.9, report + "");
    }
}
