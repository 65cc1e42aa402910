package dev.aifromzero.level5.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.aifromzero.level1.Level1;
import dev.aifromzero.level2.Level2;
import dev.aifromzero.level4.Level4;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Languages of the terminal: Turkish, where the small form of I is not i, and none at all. */
@Tag("slow")
class LanguageTest {
    private static final String TURKISH = "-Duser.language=tr -Duser.country=TR";

    private static Path hindiFile() throws Exception {
        Path file = SmallProject.scratch(SmallProject.name("एक कहानी.txt"));
        return Files.exists(file)
                ? file
                : Files.writeString(
                        file, "हम पढ़ते हैं और लिखते हैं। IRMAK ılık ırmak, istiyor iki İncir. ".repeat(20));
    }

    @Test
    void theLessonIsTheSameInTurkey() throws Exception {
        String out = SmallProject.scratch("turkey").toString(); // a scoreboard of its own: others may have more columns
        Ended ended = Program.of(Level1.class, "--fast", "--out", out)
                .withJavaOptions(TURKISH)
                .run();
        ended.assertDone().assertPlain();
        Golden.assertShape("level1", ended.stdout());
        assertEquals(
                Program.of(Level2.class, "neuron", "--fast").run().assertDone().stdout(),
                Program.of(Level2.class, "neuron", "--fast")
                        .withJavaOptions(TURKISH)
                        .run()
                        .assertDone()
                        .stdout());
    }

    @Test
    void namesOfSettingsAreUnderstoodInTurkey() throws Exception {
        Ended json = Program.of(
                        Level1.class,
                        "ngram",
                        "--file",
                        hindiFile().toString(),
                        "--order",
                        "3",
                        "--smoothing",
                        "interpolated",
                        "--json")
                .withJavaOptions(TURKISH)
                .run()
                .assertDone();
        assertTrue(json.stdout().matches("(?s)\\{\"order\":3,\"train_nats\":[0-9]+\\.[0-9]+,.*"), json.stdout());
        Ended config = Program.of(
                        Level4.class,
                        "train",
                        "--print-config",
                        "--preset",
                        "tiny-gpt2",
                        "--positions",
                        "sinusoidal",
                        "--activation",
                        "gelu",
                        "--norm",
                        "rms-norm")
                .withJavaOptions(TURKISH)
                .run()
                .assertDone();
        assertTrue(config.stdout().contains("SINUSOIDAL"), config.stdout());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void withoutALanguageTheOutputIsStillUtf8() throws Exception {
        Path english = Files.createDirectories(SmallProject.scratch("english"));
        Path file = Files.copy(hindiFile(), english.resolve("story.txt"));
        Program count = Program.of(Level1.class, "ngram", "--file", "story.txt", "--order", "2")
                .in(english);
        assertEquals(
                count.run().assertDone().stdout(),
                count.with("LC_ALL", "C").run().assertDone().stdout(),
                file.toString());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void lettersThatTheTerminalCannotSpellAreRefusedInASentence() throws Exception {
        assumeTrue(SmallProject.name("é").equals("é"), "the build itself cannot spell them");
        Program.of(Level1.class, "ngram", "--file", hindiFile().toString())
                .with("LC_ALL", "C")
                .run()
                .assertRefused(1, "?.txt", "LC_ALL=C.UTF-8");
    }
}
