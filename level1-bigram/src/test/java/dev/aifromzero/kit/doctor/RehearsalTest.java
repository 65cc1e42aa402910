package dev.aifromzero.kit.doctor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.kit.cli.JvmSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow") // starts programs
class RehearsalTest {
    /** Ends its program as a broken library does: at once, and without an exception. */
    static final class Broken {
        private Broken() {}

        /** Ends. */
        public static void main(String[] args) {
            Runtime.getRuntime().halt(args.length == 2 && args[0].equals("doctor") ? 134 : 0);
        }
    }

    /** Fails with an exception, as an engine does that cannot find its library. */
    static final class Failing {
        private Failing() {}

        /** Fails. */
        public static void main(String[] args) {
            System.loadLibrary("no-beads");
        }
    }

    @Test
    void anotherProgramIsEndedAndNothingStaysBehind(@TempDir Path folder) throws Exception {
        assertFalse(Rehearsal.run(Broken.class, JvmSettings.plain(), folder));
        assertArrayEquals(new String[0], folder.toFile().list());
    }

    @Test
    void aProgramThatFailsInAnOrdinaryWaySurvives() {
        assertTrue(Rehearsal.of(Failing.class, JvmSettings.plain()).getAsBoolean());
    }
}
