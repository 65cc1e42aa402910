package dev.aifromzero.kit.doctor;

import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The facts about a computer that the checks judge.
 *
 * @param java the Java that runs this program
 * @param memory how much there is
 * @param processors cores that this program may use
 * @param terminal where the output goes
 * @param system the operating system and this user
 * @param disk its disks
 */
public record Machine(
        JavaRuntime java, Memory memory, int processors, Terminal terminal, OperatingSystem system, Disk disk) {
    /**
     * A Java.
     *
     * @param feature the main number of its version, e.g. 17
     * @param version the whole version
     * @param vendor who made it
     * @param home its folder
     * @param compiler whether it can compile: a JDK, not only a JRE
     */
    public record JavaRuntime(int feature, String version, String vendor, Path home, boolean compiler) {}

    /**
     * Memory in bytes.
     *
     * @param heapLimit how large Java's own part may grow
     * @param total what the computer, or the container that this runs in, has
     * @param available what programs can still have; empty where the system does not say so reliably
     */
    public record Memory(long heapLimit, long total, OptionalLong available) {}

    /**
     * Where the output goes.
     *
     * @param present whether it is a terminal, and no pipe or file
     * @param width columns
     * @param colours whether colours are written
     * @param noColor whether the environment variable NO_COLOR forbids them
     * @param encoding in which encoding the system takes the terminal to be, e.g. "UTF-8"
     */
    public record Terminal(boolean present, int width, boolean colours, boolean noColor, String encoding) {}

    /**
     * The operating system and its user.
     *
     * @param name e.g. "Linux"
     * @param processor e.g. "amd64"
     * @param home the user's own folder
     * @param variables the environment variables
     */
    public record OperatingSystem(String name, String processor, Path home, Map<String, String> variables) {
        /**
         * Keeps a copy of the variables.
         *
         * @param name e.g. "Linux"
         * @param processor e.g. "amd64"
         * @param home the user's own folder
         * @param variables the environment variables
         */
        public OperatingSystem {
            variables = Map.copyOf(variables);
        }

        /** {@return whether this is Windows} */
        public boolean isWindows() {
            return name.startsWith("Windows");
        }

        /**
         * {@return the value of an environment variable; empty where it is not set}
         *
         * @param variable its name
         */
        public String variable(String variable) {
            return variables.getOrDefault(variable, "");
        }
    }

    /**
     * {@return this computer with other disks}
     *
     * @param other the disks
     */
    public Machine withDisk(Disk other) {
        return new Machine(java, memory, processors, terminal, system, other);
    }

    /**
     * {@return this computer with another operating system or user}
     *
     * @param other the operating system and the user
     */
    public Machine withSystem(OperatingSystem other) {
        return new Machine(java, memory, processors, terminal, other, disk);
    }
}
