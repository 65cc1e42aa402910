package dev.aifromzero.level5.endtoend;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.course.learn.Learn;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level2.Level2;
import dev.aifromzero.level4.Level4;
import dev.aifromzero.level5.Level5;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands that ask questions, with nobody there to answer. */
@Tag("slow")
class NobodyThereTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "rnn --fast --epochs 1 --hidden 8 --embedding 4",
                "ngram-net --fast --epochs 1 --hidden 8 --embedding 4",
                "word2vec --fast --epochs 1"
            })
    void theLabsOfLevel2EndWhereTheInputEnds(String command) throws Exception {
        Program.of(Level2.class, command.split(" ")).run().assertDone().assertPlain();
    }

    @Test
    void writingAndTalkingEndWhereTheInputEnds() throws Exception {
        Program.of(Level4.class, "generate", "--model", SmallProject.model().toString())
                .run()
                .assertDone()
                .assertPlain();
        Program.of(Level5.class, "chat", "--base", SmallProject.gpt2().toString())
                .run()
                .assertDone()
                .assertPlain();
    }

    @Test
    void whatWasAskedBeforeTheInputEndsIsAnswered() throws Exception {
        Ended ended = Program.of(
                        Level4.class,
                        "generate",
                        "--model",
                        SmallProject.model().toString())
                .reading("tokens 5\nthe cat")
                .run()
                .assertDone()
                .assertPlain();
        assertTrue(ended.stdout().contains("text> the cat"), ended.toString());
    }

    /** In this project's own tree, because the small one has no exercises. */
    @Test
    void theGuideThroughTheExercisesEndsWhereTheInputEnds() throws Exception {
        Program.of(Learn.class).in(ProjectPaths.root()).run().assertDone();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "its shell is another one")
    void aClosedInputIsAnEndToo() throws Exception {
        Program.of(Level5.class, "chat", "--base", SmallProject.gpt2().toString())
                .inShell("\"$@\" <&-")
                .run()
                .assertDone()
                .assertPlain();
    }
}
