package dev.aifromzero.level5.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.level1.Level1;
import dev.aifromzero.level3.Level3;
import dev.aifromzero.level4.Level4;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Disks that are full, or may only be read: it is said in a sentence, and what was there is as good as before. */
@Tag("slow")
class DiskTest {
    /** Copies a folder to a small disk, leaves room for so many bytes there, and copies everything back afterwards. */
    private static final String FULL_DISK = """
            mkdir "$0.disk" "$0.after" && mount -t tmpfs -o size=4m tmpfs "$0.disk" && cp -r "$0/." "$0.disk" || exit 99
            head -c ROOM /dev/zero > "$0.disk/room"; cat /dev/zero > "$0.disk/rest" 2> "$0.full"; rm "$0.disk/room"
            "$@"; code=$?
            rm "$0.disk/rest"; cp -r "$0.disk/." "$0.after"; exit $code
            """;

    private static final String READ_ONLY_DISK = """
            mkdir "$0.disk" && mount --bind "$0" "$0.disk" && mount -o remount,bind,ro "$0.disk" || exit 99
            "$@"
            """;

    @BeforeAll
    static void needsDisks() throws Exception {
        Cage.assumePossible();
    }

    private static Path folder(String name) throws IOException {
        return Files.createDirectory(SmallProject.scratch(name));
    }

    private static String disk(Path folder) {
        return folder + ".disk";
    }

    private static Ended onFullDisk(Path folder, int room, Program program) throws Exception {
        return program.after(Cage.withDisks(folder, FULL_DISK.replace("ROOM", String.valueOf(room))))
                .run();
    }

    /** The files of a folder and what is in them; empty ones say nothing. */
    private static Map<String, String> contents(String folder) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (Files.size(file) > 0) {
                    contents.put(
                            Path.of(folder).relativize(file).toString(),
                            Arrays.hashCode(Files.readAllBytes(file)) + ", " + Files.size(file) + " bytes");
                }
            }
        }
        return contents;
    }

    @Test
    void theScoreboardSurvivesAFullDisk() throws Exception {
        Path folder = folder("full scoreboard");
        Files.writeString(folder.resolve("scoreboard.json"), "{\"scores\": []}\n");
        onFullDisk(folder, 0, Program.of(Level1.class, "--fast", "--out", disk(folder)))
                .assertRefused(1, "o space left", "free space");
        assertEquals(contents(folder.toString()), contents(folder + ".after"));
    }

    @Test
    void anExportedModelSurvivesAnotherExportOntoAFullDisk() throws Exception {
        Path folder = folder("full export");
        try (Stream<Path> files = Files.list(SmallProject.gpt2())) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        Program export = Program.of(
                Level4.class, "export", "--model", SmallProject.model().toString(), "--to", disk(folder));
        onFullDisk(folder, 0, export).assertRefused(1, "o space left", "free space");
        assertEquals(contents(folder.toString()), contents(folder + ".after"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 60_000})
    void aTrainingThatFindsNoRoomLeavesNothingHalfWritten(int room) throws Exception {
        Path folder = folder("full training " + room);
        onFullDisk(folder, room, SmallProject.training(Path.of(disk(folder)).resolve("model")))
                .assertRefused(1, "o space left", "free space");
        Map<String, String> left = contents(folder + ".after");
        assertTrue(left.keySet().stream().noneMatch(name -> name.endsWith(".part")), left.toString());
        if (left.containsKey(Path.of("model", "model.safetensors").toString())) {
            Program.of(Level4.class, "generate", "--model", folder + ".after/model", "--prompt", "a", "--tokens", "2")
                    .run()
                    .assertDone();
        }
    }

    @Test
    void aFolderThatMayOnlyBeReadIsNamed() throws Exception {
        Path folder = folder("read only");
        Program training = SmallProject.training(Path.of(disk(folder)).resolve("model"));
        training.after(Cage.withDisks(folder, READ_ONLY_DISK)).run().assertRefused(1, "read only.disk", "--out");
        Path pictures = folder("read only pictures");
        Program.of(Level3.class, "embedding", "--fast", "--out", disk(pictures))
                .after(Cage.withDisks(pictures, READ_ONLY_DISK))
                .run()
                .assertRefused(1, "read only pictures.disk", "--out");
    }
}
