package dev.aifromzero.level5.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That the lessons call nobody is looked at in {@link LessonTest}; here, that a call would be seen. */
@Tag("slow")
class NetworkTest {
    @ParameterizedTest
    @ValueSource(strings = {"connect", "lookup"})
    void whoeverCallsSomebodyIsNoticed(String what) throws Exception {
        Cage.assumePossible();
        Path counters = SmallProject.scratch("counters-" + what);
        Ended ended = Program.of(Caller.class, what)
                .after(Cage.withoutNetwork(counters))
                .run();
        assertEquals(7, ended.exitCode(), ended.toString());
        assertFalse(NetworkCounters.attempts(counters).isEmpty());
    }
}
