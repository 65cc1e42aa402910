package dev.aifromzero.course.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.kit.io.ProjectPaths;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No task of any level reaches a student before it has passed these gates. */
@Tag("slow")
class ExerciseGatesTest {
    private static final int MISTAKES_A_TASK = Integer.getInteger("exercises.mistakes", 6);

    @TempDir
    Path work;

    @EachLevel
    void thereAreEnoughTasksAndEachIsComplete(String level) throws Exception {
        ExerciseGates gates = gates(level);
        assertEquals(List.of(), gates.formProblems());
        assertTrue(gates.tasks().size() >= 6, gates.tasks() + "");
    }

    @EachLevel
    void untouchedStubsCompileWithoutWarningsAndEarnNothing(String level) throws Exception {
        assertEquals(List.of(), gates(level).stubProblems(work));
    }

    @EachLevel
    void solutionsCompileWithoutWarningsAndEarnEverything(String level) throws Exception {
        assertEquals(List.of(), gates(level).solutionProblems(work));
    }

    @EachLevel
    void smallMistakesInTheSolutionsAreNoticed(String level) throws Exception {
        Mutations.Report report = gates(level).mutations(work, MISTAKES_A_TASK);
        assertTrue(report.caught() >= 0.9, report + "");
    }

    private static ExerciseGates gates(String level) throws IOException {
        return ExerciseGates.of(ProjectPaths.root().resolve(level));
    }

    @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
    @ParameterizedTest
    @ValueSource(
            strings = {"level1-bigram", "level2-neural-net", "level3-transformer", "level4-minigpt", "level5-finetune"})
    private @interface EachLevel {}
}
