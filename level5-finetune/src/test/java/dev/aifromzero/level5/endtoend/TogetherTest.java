package dev.aifromzero.level5.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.kit.scoreboard.Scoreboard;
import dev.aifromzero.level1.Level1;
import dev.aifromzero.level4.Level4;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two programs that write to the same folder at the same time. */
@Tag("slow")
class TogetherTest {
    @Test
    void twoLessonsKeepEachOthersScores() throws Exception {
        String out = SmallProject.scratch("both lessons").toString();
        Running one = Program.of(Level1.class, "--fast", "--out", out).start();
        Running same = Program.of(Level1.class, "--fast", "--out", out).start();
        for (Running lesson : List.of(one, same)) {
            lesson.end().assertDone();
        }
        assertEquals(
                4, new Scoreboard(Path.of(out, Scoreboard.FILE_NAME)).scores().size());
    }

    @Test
    void aSecondTrainingInTheSameFolderIsRefused() throws Exception {
        Path model = SmallProject.scratch("both trainings");
        refusedWhile(SmallProject.training(model, SmallProject.ENDLESS), "validation ", SmallProject.training(model));
        Program.of(Level4.class, "generate", "--model", model.toString(), "--prompt", "a", "--tokens", "3")
                .run()
                .assertDone();
    }

    @Test
    void aSecondFineTuningInTheSameFolderIsRefused() throws Exception {
        Program tuning = SmallProject.endlessFineTuning(SmallProject.scratch("both adapters"));
        refusedWhile(tuning, "base  ", tuning);
    }

    private static void refusedWhile(Program one, String sign, Program second)
            throws IOException, InterruptedException {
        Running first = one.start();
        try {
            first.waitForText(sign);
            second.run().assertRefused(1, "Another training is running in ", "another folder");
            assertTrue(first.process().isAlive());
        } finally {
            first.process().destroy();
            assertTrue(first.process().waitFor(1, TimeUnit.MINUTES));
        }
    }
}
