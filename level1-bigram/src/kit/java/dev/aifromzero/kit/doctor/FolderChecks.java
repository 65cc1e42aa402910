package dev.aifromzero.kit.doctor;

import dev.aifromzero.kit.io.ProjectPaths;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Whether the files are there, and whether there is room and permission to write. */
final class FolderChecks {
    private static final String FILES = "our files";
    private static final String OUT = "out folder";
    private static final String HOME = "home folder";
    private static final String SPACE = "disk space";

    private FolderChecks() {}

    static List<Check> of(Machine machine, Needs needs) {
        return List.of(
                Check.one(FILES, () -> files(needs)),
                Check.one(OUT, () -> out(machine, needs)),
                Check.one(HOME, () -> home(machine, needs)),
                new Check(SPACE, () -> space(machine.disk(), needs)));
    }

    private static Finding files(Needs needs) {
        List<String> missing = needs.files().stream()
                .filter(file -> !Files.isReadable(file))
                .map(ProjectPaths::display)
                .toList();
        Path root = ProjectPaths.root();
        return missing.isEmpty()
                ? Finding.ok(FILES, "all that this level reads, in " + root)
                : Finding.problem(
                        FILES,
                        "missing in " + root + ": " + String.join(", ", missing),
                        needs.files().size() + " files",
                        "Start the program inside the project's folder; if you are there, fetch the project again");
    }

    private static Finding out(Machine machine, Needs needs) {
        String shown = ProjectPaths.display(needs.out());
        try {
            machine.disk().tryWriting(needs.out());
            return Finding.ok(OUT, shown + (Files.exists(needs.out()) ? ", writable" : ", can be made"));
        } catch (IOException e) {
            return Finding.problem(
                    OUT,
                    "cannot write to " + shown + ": " + reason(e),
                    "permission to write",
                    "Choose a folder of your own with --out, or change the permissions");
        }
    }

    /** The engines have another place to unpack to; a level without engines writes nothing there. */
    private static Finding home(Machine machine, Needs needs) {
        Path home = machine.system().home();
        try {
            machine.disk().tryWriting(home);
            return Finding.ok(HOME, home + ", writable");
        } catch (IOException e) {
            return Finding.note(
                    HOME,
                    "cannot write to " + home + ": " + reason(e),
                    needs.caches().isEmpty()
                            ? "Level 1 needs nothing there; the later levels unpack their engines there"
                            : "The engines unpack into the folder for temporary files instead, perhaps after every restart"
                                    + " of the computer anew");
        }
    }

    /** Why the small file could not be written; its name would only confuse. */
    private static String reason(IOException failure) {
        if (failure instanceof NotDirectoryException) {
            return "a file lies there";
        }
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        return failure instanceof FileSystemException refused && refused.getReason() != null
                ? refused.getReason().toLowerCase(Locale.ROOT)
                : String.valueOf(failure.getMessage());
    }

    /** One finding a disk: what lies on the same disk needs room together. */
    private static List<Finding> space(Disk disk, Needs needs) throws IOException {
        Map<String, List<Room>> rooms = new LinkedHashMap<>();
        Map<String, Long> free = new LinkedHashMap<>();
        for (Room room : rooms(needs)) {
            Disk.Space space = disk.space(room.folder());
            rooms.computeIfAbsent(space.disk(), ignored -> new ArrayList<>()).add(room);
            free.put(space.disk(), space.free());
        }
        return rooms.entrySet().stream()
                .map(entry -> space(free.get(entry.getKey()), entry.getValue()))
                .toList();
    }

    private static List<Room> rooms(Needs needs) {
        List<Room> rooms = new ArrayList<>(List.of(new Room(needs.out(), needs.outBytes())));
        needs.caches().stream()
                .map(cache -> new Room(cache.folder(), cache.unpacked() ? 0 : cache.bytes()))
                .forEach(rooms::add);
        return rooms;
    }

    private static Finding space(long free, List<Room> rooms) {
        long bytes = rooms.stream().mapToLong(Room::bytes).sum();
        String folders = rooms.stream()
                .map(room -> ProjectPaths.display(room.folder()))
                .distinct()
                .collect(Collectors.joining(" and "));
        String found = Size.of(free) + " free for " + folders;
        String needed = bytes == 0 ? "nothing more" : Size.of(bytes);
        return free >= bytes
                ? Finding.ok(SPACE, found, needed)
                : Finding.problem(
                        SPACE,
                        found,
                        needed,
                        "Delete what is no longer needed there, or take another disk: with --out for what the level makes,"
                                + " and as docs/setup.md says (\"Ask the doctor\") for what an engine unpacks");
    }

    private record Room(Path folder, long bytes) {}
}
