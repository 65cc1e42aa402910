package dev.aifromzero.level5.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much of the machine's memory this program really occupies, Java's and PyTorch's parts together. */
public final class ResidentMemory {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Pattern PEAK = Pattern.compile("(?m)^VmHWM:\\s+(\\d+) kB$");
    private static final int KILO = 1024;

    private ResidentMemory() {}

    /** {@return the most bytes since the program began, or empty where the system does not tell (Linux does)} */
    public static OptionalLong peak() {
        try {
            return Files.isReadable(STATUS) ? peak(Files.readString(STATUS)) : OptionalLong.empty();
        } catch (IOException notThatSystem) {
            return OptionalLong.empty();
        }
    }

    static OptionalLong peak(String status) {
        Matcher matcher = PEAK.matcher(status);
        return matcher.find() ? OptionalLong.of(Long.parseLong(matcher.group(1)) * KILO) : OptionalLong.empty();
    }
}
