package dev.aifromzero.kit.doctor;

import java.util.List;
import java.util.OptionalLong;

/** Java, memory and processor cores. */
final class ComputerChecks {
    private static final int OLDEST_JAVA = 17;
    private static final String JAVA = "Java";
    private static final String HEAP = "Java's heap";
    private static final String MEMORY = "memory";
    private static final String CORES = "processor";

    private ComputerChecks() {}

    static List<Check> of(Machine machine, Needs needs) {
        return List.of(
                Check.one(JAVA, () -> java(machine.java())),
                Check.one(HEAP, () -> heap(machine.memory(), needs)),
                Check.one(MEMORY, () -> memory(machine.memory(), needs)),
                Check.one(CORES, () -> processors(machine)));
    }

    private static Finding java(Machine.JavaRuntime java) {
        String found = java.version() + " (" + java.vendor() + ") in " + java.home();
        String needed = "JDK " + OLDEST_JAVA + " or newer";
        if (java.feature() < OLDEST_JAVA) {
            return Finding.problem(
                    JAVA, found, needed, "Install a JDK of version 17 or newer, and point JAVA_HOME at its folder");
        }
        if (!java.compiler()) {
            return Finding.note(
                    JAVA,
                    found + ", without a compiler",
                    "The finished programs run (java -jar), but Maven needs a JDK to build them: point JAVA_HOME at one");
        }
        return Finding.ok(JAVA, found, needed);
    }

    private static Finding heap(Machine.Memory memory, Needs needs) {
        String found = "may grow to " + Size.of(memory.heapLimit());
        String needed = Size.of(needs.heapBytes());
        if (memory.heapLimit() >= needs.heapBytes()) {
            return Finding.ok(HEAP, found, needed);
        }
        String option = "-Xmx" + (needs.heapBytes() / 1_000_000) + "m";
        return Finding.problem(
                HEAP,
                found,
                needed,
                "Allow Java more: set the environment variable MAVEN_OPTS=" + option + ", or start with java " + option
                        + " -jar");
    }

    private static Finding memory(Machine.Memory memory, Needs needs) {
        String needed = Size.of(needs.memoryBytes());
        String found = Size.of(memory.total());
        if (memory.total() < needs.memoryBytes()) {
            return Finding.problem(
                    MEMORY, found, needed, "Use a computer with more memory, or smaller settings (--fast)");
        }
        OptionalLong available = memory.available();
        if (available.isEmpty()) {
            return Finding.ok(MEMORY, found + "; how much is free, this system does not say", needed);
        }
        found += ", " + Size.of(available.getAsLong()) + " free";
        return available.getAsLong() >= needs.memoryBytes()
                ? Finding.ok(MEMORY, found, needed)
                : Finding.problem(MEMORY, found, needed, "Close other programs, or use smaller settings (--fast)");
    }

    private static Finding processors(Machine machine) {
        String found = machine.processors() + (machine.processors() == 1 ? " core" : " cores") + " of "
                + machine.system().processor() + ", " + machine.system().name();
        return machine.processors() == 1
                ? Finding.note(CORES, found, "The times in our pages were measured with two; expect longer ones")
                : Finding.ok(CORES, found);
    }
}
