package dev.aifromzero.level3.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.aifromzero.kit.lessons.PresentOutput;
import dev.aifromzero.level3.Level3;
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
        Set<String> quick = Set.of("level3 embedding", "level3 attention", "level3 block");
        assertEquals(List.of(), PresentOutput.differences("level3.md", Level3::new, quick, folder));
    }
}
