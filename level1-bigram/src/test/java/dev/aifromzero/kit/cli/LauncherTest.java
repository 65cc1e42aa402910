package dev.aifromzero.kit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

class LauncherTest {
    private static final int AS_EXPECTED = 7;

    /** The memory that a JVM was given on its command line. */
    private static List<String> memory() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("-Xmx"))
                .toList();
    }

    /** Ends with {@link #AS_EXPECTED} if its memory is that of its arguments. */
    static final class Probe {
        private Probe() {}

        public static void main(String[] args) {
            System.exit(memory().equals(List.of(args)) ? AS_EXPECTED : 1);
        }
    }

    @Test
    void theMemoryOfTheFirstJvmIsGivenToTheOneThatWorksAndItsExitCodeComesBack() {
        assertEquals(AS_EXPECTED, Launcher.runInFreshJvm(Probe.class, JvmSettings.plain(), memory()));
    }
}
