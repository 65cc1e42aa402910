package dev.aifromzero.kit.doctor;

import com.sun.management.OperatingSystemMXBean;
import dev.aifromzero.kit.console.Console;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** Reads the facts about the computer that this program runs on. */
public final class ThisMachine {
    private static final Path LINUX_MEMORY = Path.of("/proc/meminfo");

    private ThisMachine() {}

    /**
     * {@return the facts}
     *
     * @param console where the output goes
     */
    public static Machine facts(Console console) {
        return new Machine(
                java(),
                memory(),
                Runtime.getRuntime().availableProcessors(),
                new Machine.Terminal(
                        console.isATerminal(),
                        console.width(),
                        console.colours(),
                        !Console.coloursWanted(),
                        Console.systemEncoding()),
                new Machine.OperatingSystem(
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        Path.of(System.getProperty("user.home")),
                        System.getenv()),
                new RealDisk());
    }

    private static Machine.JavaRuntime java() {
        Path home = Path.of(System.getProperty("java.home"));
        Path programs = home.resolve("bin");
        return new Machine.JavaRuntime(
                Runtime.version().feature(),
                System.getProperty("java.version"),
                System.getProperty("java.vendor"),
                home,
                Files.exists(programs.resolve("javac")) || Files.exists(programs.resolve("javac.exe")));
    }

    private static Machine.Memory memory() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long total = system.getTotalMemorySize(); // of the container, where there is one
        return new Machine.Memory(Runtime.getRuntime().maxMemory(), total, available(system, total));
    }

    /** On a Mac hardly any memory is ever "free", and much of it can be had: no number is better than that one. */
    private static OptionalLong available(OperatingSystemMXBean system, long total) {
        if (System.getProperty("os.name").startsWith("Windows")) {
            return OptionalLong.of(system.getFreeMemorySize());
        }
        try {
            OptionalLong said = available(Files.readString(LINUX_MEMORY, StandardCharsets.ISO_8859_1));
            return said.isEmpty() ? said : OptionalLong.of(Math.min(total, said.getAsLong()));
        } catch (IOException notLinux) {
            return OptionalLong.empty();
        }
    }

    /** {@return the available memory in bytes, as Linux's description of the memory says} */
    static OptionalLong available(String description) {
        return description
                .lines()
                .filter(line -> line.startsWith("MemAvailable:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024) // in kB
                .findFirst();
    }
}
