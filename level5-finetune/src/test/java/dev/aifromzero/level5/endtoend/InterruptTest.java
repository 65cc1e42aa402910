package dev.aifromzero.level5.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.aifromzero.level4.Level4;
import dev.aifromzero.level5.Level5;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ctrl-C in the middle of a training. KillTest of level 4 pulls the plug instead. */
@Tag("slow")
class InterruptTest {
    /** As a terminal starts a program: in a process group of its own, in which Ctrl-C is not ignored. */
    private static final List<String> AS_A_TERMINAL_DOES = List.of("env", "--default-signal=INT", "setsid");

    @BeforeAll
    static void needsProcessGroups() throws InterruptedException {
        assumeTrue(System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux"));
        try {
            assumeTrue(new ProcessBuilder("env", "--default-signal=INT", "setsid", "true")
                            .start()
                            .waitFor()
                    == 0);
        } catch (IOException noSuchProgram) {
            assumeTrue(false, "needs the programs env and setsid");
        }
    }

    private static Ended interrupted(Program program, String sign, boolean everyone) throws Exception {
        Running training = program.after(AS_A_TERMINAL_DOES).start();
        training.waitForText(sign);
        interrupt(training, everyone);
        Ended ended = training.end();
        assertEquals("", ended.stderr());
        assertEquals(130, ended.exitCode(), ended.toString());
        assertTrue(
                ended.stdout().replace('\n', ' ').contains("everything is saved in"),
                "what happened must be said: " + ended);
        ended.assertPlain();
        return ended;
    }

    private static void interrupt(Running program, boolean everyone) throws Exception {
        String target = (everyone ? "-" : "") + program.process().pid();
        assertEquals(
                0, new ProcessBuilder("kill", "-s", "INT", "--", target).start().waitFor());
    }

    private static void goesOn(Program resumed) throws Exception {
        Running again = resumed.after(AS_A_TERMINAL_DOES).start();
        again.waitForText("Going on after step ");
        interrupt(again, true);
        assertEquals("", again.end().stderr());
    }

    /**
     * A terminal sends Ctrl-C to both JVMs.
     *
     * @param everyone false: to the first one alone, as the stop button of an IDE does
     */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aStoppedTrainingIsSavedAndGoesOn(boolean everyone) throws Exception {
        Path model = SmallProject.scratch("interrupted " + everyone);
        interrupted(SmallProject.training(model, SmallProject.ENDLESS), "validation ", everyone);
        assertFalse(Files.exists(model.resolve("last.new")));
        goesOn(Program.of(Level4.class, "train", "--resume", "--model", model.toString()));
        Program.of(Level4.class, "generate", "--model", model.toString(), "--prompt", "a", "--tokens", "3")
                .run()
                .assertDone();
    }

    @Test
    void aStoppedFineTuningIsSavedAndGoesOn() throws Exception {
        String adapter = SmallProject.scratch("interrupted adapter").toString();
        String base = SmallProject.gpt2().toString();
        interrupted(SmallProject.endlessFineTuning(Path.of(adapter)), "base  ", true);
        goesOn(Program.of(Level5.class, "finetune", "--resume", "--base", base, "--to", adapter));
    }
}
