package dev.aifromzero.level5.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.aifromzero.level1.Level1;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@Tag("slow")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "its shell is another one")
class PipeTest {
    @Test
    void aReaderThatLeavesEarlyIsNoFailure() throws Exception {
        Ended ended =
                Program.of(Level1.class, "--fast").inShell("\"$@\" | head -3").run();
        assertEquals("", ended.stderr());
        assertEquals(3, ended.stdout().lines().count());
    }

    @Test
    void aClosedOutputIsNoCrash() throws Exception {
        Ended ended = Program.of(Level1.class, "count", "--fast")
                .inShell("\"$@\" >&-")
                .run();
        assertEquals("", ended.stderr());
    }
}
