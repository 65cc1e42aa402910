package dev.aifromzero.level2.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.aifromzero.kit.lessons.PresentOutput;
import dev.aifromzero.level2.Level2;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LessonOutputTest {
    @TempDir
    Path folder;

    @Test
    void quickCommandsPrintWhatTheLessonShows() throws IOException {
        Set<String> quick = Set.of("level2 neuron", "level2 network");
        assertEquals(List.of(), PresentOutput.differences("level2.md", Level2::new, quick, folder));
    }
}
