package dev.aifromzero.kit.doctor;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Computers that nobody owns: a good one, and good ones with one thing wrong. */
final class Computers {
    static final Machine.JavaRuntime JAVA = new Machine.JavaRuntime(17, "17.0.1", "Somebody", Path.of("jdk"), true);
    static final Machine.Terminal TERMINAL = new Machine.Terminal(true, 80, true, false, "UTF-8");
    static final Machine.OperatingSystem LINUX =
            new Machine.OperatingSystem("Linux", "amd64", Path.of("home"), Map.of("LANG", "C"));

    private Computers() {}

    static Machine good() {
        return new Machine(JAVA, memory(1000, 8000, 4000), 4, TERMINAL, LINUX, disk(5000));
    }

    static Machine with(Machine.JavaRuntime java) {
        return new Machine(java, memory(1000, 8000, 4000), 4, TERMINAL, LINUX, disk(5000));
    }

    static Machine with(Machine.Memory memory) {
        return new Machine(JAVA, memory, 4, TERMINAL, LINUX, disk(5000));
    }

    static Machine with(Machine.Terminal terminal) {
        return new Machine(JAVA, memory(1000, 8000, 4000), 4, terminal, LINUX, disk(5000));
    }

    static Machine withOneCore() {
        return new Machine(JAVA, memory(1000, 8000, 4000), 1, TERMINAL, LINUX, disk(5000));
    }

    /** Sizes in megabytes. */
    static Machine.Memory memory(long heap, long total, long available) {
        return new Machine.Memory(
                Size.megabytes(heap), Size.megabytes(total), OptionalLong.of(Size.megabytes(available)));
    }

    /** A single disk on which everything may be written, with so many megabytes free. */
    static Disk disk(long free) {
        return new OneDisk(free, List.of());
    }

    /** The same, but nothing may be written in these folders. */
    static Disk readOnly(long free, String... folders) {
        return new OneDisk(free, List.of(folders));
    }

    private record OneDisk(long free, List<String> forbidden) implements Disk {
        @Override
        public Space space(Path folder) {
            return new Space("disk", Size.megabytes(free));
        }

        @Override
        public long size(Path folder) {
            return Size.megabytes(7);
        }

        @Override
        public void tryWriting(Path folder) throws IOException {
            if (forbidden.contains(folder.toString())) {
                throw new AccessDeniedException(folder.toString());
            }
        }
    }
}
