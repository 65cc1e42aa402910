package dev.aifromzero.level5.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.level1.Level1;
import dev.aifromzero.level2.Level2;
import dev.aifromzero.level3.Level3;
import dev.aifromzero.level4.Level4;
import dev.aifromzero.level5.Level5;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The lessons in a pipe, in a project whose folder has spaces and Hindi letters, with nobody at the keyboard and no
 * network: what they show, what they leave behind, and that they call nobody.
 */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LessonTest {
    /** DJL and JavaCPP keep unpacked machine code in the home folder. */
    private static final List<String> CACHES = List.of(".djl.ai", ".javacpp");
    /** Java keeps a list of the system's fonts, and JNA, which DJL uses, makes a folder. See docs/setup.md. */
    private static final List<String> SMALL_CACHES = List.of(".java/fonts", ".cache/JNA");

    private Path home;
    private Path temporary;

    @BeforeAll
    void makeAnEmptyHome() throws Exception {
        if (!Cage.possible()) {
            return;
        }
        home = Files.createDirectory(SmallProject.scratch("home"));
        temporary = Files.createDirectory(SmallProject.scratch("tmp"));
        Path real = Path.of(System.getProperty("user.home"));
        for (String cache : CACHES) {
            Files.createSymbolicLink(home.resolve(cache), Files.createDirectories(real.resolve(cache)));
        }
    }

    private void show(String name, Class<?> main, String... args) throws Exception {
        boolean caged = Cage.possible();
        Path counters = SmallProject.scratch("counters-" + name);
        Program program = Program.of(main, args);
        Program watched = caged
                ? program.after(Cage.withoutNetwork(counters))
                        .withJavaOptions("-Duser.home=" + home + " -Djava.io.tmpdir=" + temporary)
                : program;
        Ended ended = watched.run();
        ended.assertDone().assertPlain();
        Golden.assertShape(name, ended.stdout());
        if (caged) {
            assertEquals(Map.of(), NetworkCounters.attempts(counters), "sent or wanted to send");
            assertEquals(List.of(), strangersAtHome());
            assertEquals(Set.of(), names(temporary));
        }
        assertTrue(Set.of("data", "out").containsAll(names(SmallProject.folder())));
    }

    private List<String> strangersAtHome() throws IOException {
        List<Path> known = Stream.concat(CACHES.stream(), SMALL_CACHES.stream())
                .map(home::resolve)
                .toList();
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(file -> known.stream().noneMatch(file::startsWith))
                    .filter(file -> known.stream().noneMatch(cache -> cache.startsWith(file)))
                    .map(Path::toString)
                    .toList();
        }
    }

    private static Set<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return new TreeSet<>(
                    files.map(file -> file.getFileName().toString()).toList());
        }
    }

    @Test
    void level1() throws Exception {
        show("level1", Level1.class, "--fast");
    }

    @Test
    void level2() throws Exception {
        show("level2", Level2.class, "--fast");
    }

    @Test
    void level3() throws Exception {
        show("level3", Level3.class, "--fast");
    }

    /** Step by step, because the lesson's own training takes its minute. */
    @Test
    void level4() throws Exception {
        String model = SmallProject.model().toString();
        show("level4-data", Level4.class, "data");
        show("level4-train", Level4.class, SmallProject.trainingArguments(SmallProject.scratch("again")));
        show("level4-samples", Level4.class, "samples", "--model", model);
        show("level4-scores", Level4.class, "scores", "--model", model);
    }

    @Test
    void level5() throws Exception {
        show("level5", Level5.class, "--fast", "--base", SmallProject.gpt2().toString());
    }
}
