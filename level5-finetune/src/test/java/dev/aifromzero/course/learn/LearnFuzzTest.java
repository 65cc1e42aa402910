package dev.aifromzero.course.learn;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.fuzz.DamagedFolder;
import dev.aifromzero.fuzz.Fuzz;
import dev.aifromzero.fuzz.Mutator;
import dev.aifromzero.kit.exercise.TaskInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged notes of what a student has done: read as far as they make sense, or refused in a sentence. */
class LearnFuzzTest {
    private static final Mutator MUTATOR = new Mutator(List.of("done", "now", "done ", "now ", "now\n", "1.1", "9.9"));

    @TempDir
    Path root;

    @Test
    void everyDamagedNoteIsReadOrRefusedInASentence() throws IOException {
        Path file = Progress.folder(root).resolve("progress.txt");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "done 1.1 1.2\nnow 1.3\n");
        DamagedFolder files = new DamagedFolder(root);
        List<TaskInfo> tasks = Stream.of("1.1", "1.2", "1.3")
                .map(id -> new TaskInfo(id, 3, "Twice", "a hint", "l", root, "level1-x", "p", "A"))
                .toList();
        Fuzz.cases(
                150,
                random -> files.readOrRefused(MUTATOR, random, () -> {
                    Progress progress = Progress.load(root);
                    assertTrue(tasks.contains(progress.current(tasks)));
                }));
    }
}
