package dev.aifromzero.level5.endtoend;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A place with a network or disks of its own, which Linux gives to any program that asks. */
final class Cage {
    private static final List<String> UNSHARE = List.of("unshare", "--user", "--map-root-user");

    private Cage() {}

    /** {@return whether this computer has such places; elsewhere the tests that need them are left out} */
    static boolean possible() throws InterruptedException {
        try {
            return new ProcessBuilder(words("--mount", "--net", "mount", "-t", "tmpfs", "tmpfs", "/tmp"))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }

    static void assumePossible() throws InterruptedException {
        assumeTrue(possible(), "needs Linux with unshare for every user");
    }

    /** Words to put before a command that shall have no network; afterwards what it has tried to send is in the file. */
    static List<String> withoutNetwork(Path counters) {
        String line = "\"$@\"; code=$?; cat /proc/net/snmp /proc/net/snmp6 > \"$0\"; exit $code";
        return words("--net", "sh", "-c", line, counters.toString());
    }

    /**
     * Words to put before a command that may mount disks.
     *
     * @param folder is {@code $0} in the line; the command is {@code "$@"}
     */
    static List<String> withDisks(Path folder, String line) {
        return words("--mount", "sh", "-c", line, folder.toString());
    }

    private static List<String> words(String... more) {
        return Stream.concat(UNSHARE.stream(), Arrays.stream(more)).toList();
    }
}
