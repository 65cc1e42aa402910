package dev.aifromzero.course.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.exercise.TaskInfo;
import dev.aifromzero.kit.exercise.TaskList;
import dev.aifromzero.kit.io.ProjectPaths;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A student sits down: two small tasks in a tree of their own. */
@Tag("slow")
class LearnSessionTest {
    private static final String GAP = """
            package p;
            public class %s {
                public static int f(int n) {
                    throw new UnsupportedOperationException("Task %s: double it");
                }
            }
            """;
    private static final String RIGHT = """
            package p;
            public class %s {
                public static int f(int n) {
                    return 2 * n;
                }
            }
            """;
    private static final String TEST = """
            package p;
            import static org.junit.jupiter.api.Assertions.assertEquals;
            import dev.aifromzero.kit.exercise.Task;
            @Task(id = "%s", points = 3, title = "Twice %s", hint = "What is n and n?", lesson = "l")
            class %sTest {
                @org.junit.jupiter.api.Test
                void threeIsDoubled() {
                    assertEquals(6, %s.f(3), "two threes: did you add or multiply?");
                }
            }
            """;

    @TempDir
    Path root;

    @BeforeEach
    void aTree() throws IOException {
        file("level1-x/pom.xml", "<project/>");
        for (String name : List.of("A", "B")) {
            String id = name.equals("A") ? "1.1" : "1.2";
            file("level1-x/src/exercises/java/p/" + name + ".java", GAP.formatted(name, id));
            file("level1-x/src/exercises-tests/java/p/" + name + "Test.java", TEST.formatted(id, name, name, name));
        }
    }

    private Path file(String path, String text) throws IOException {
        Files.createDirectories(root.resolve(path).getParent());
        return Files.writeString(root.resolve(path), text);
    }

    private Path answer(String name, String text) throws IOException {
        return file("level1-x/src/exercises/java/p/" + name + ".java", text);
    }

    private String session(String typed) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Console console = Console.on(new PrintStream(out, true, StandardCharsets.UTF_8), 80, false, false);
        try (Lines lines = Lines.of(new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)));
                FileWatch watch = new FileWatch()) {
            new LearnSession(console, root, TaskList.ofTree(root), lines, watch).run();
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void theFirstOpenTaskIsShownWithItsFileAndLine() throws Exception {
        String said = session("hint\nlist\nnonsense\nquit\n");
        assertTrue(said.contains("Task 1.1: Twice A  (3 points)"), said);
        assertTrue(said.replace('\\', '/').contains("level1-x/src/exercises/java/p/A.java:4"), said);
        assertTrue(said.contains("What is n and n?"), said);
        assertTrue(said.contains("0 of 2 tasks, 0 of 6 points"), said);
        assertTrue(said.contains("'nonsense' is not a command"), said);
    }

    @Test
    void anAnswerGoesFromNotWrittenOverNotCompiledAndWrongToRight() throws Exception {
        String untouched = session("check\n");
        assertTrue(untouched.contains("not written yet. Task 1.1: double it"), untouched);
        answer("A", RIGHT.formatted("A").replace("2 * n;", "2 * n"));
        String broken = session("check\n");
        assertTrue(
                broken.contains("Not compiled yet") && broken.contains("A.java:4") && broken.contains("';' expected"),
                broken);
        answer("A", RIGHT.formatted("A").replace("2 *", "4 *"));
        String wrong = session("check\n");
        assertTrue(wrong.contains("three is doubled"), wrong);
        assertTrue(wrong.contains("expected: 6") && wrong.contains("came:     12"), wrong);
        assertTrue(wrong.contains("think:    two threes: did you add or multiply?"), wrong);
        answer("A", RIGHT.formatted("A"));
        String right = session("check\n\n");
        assertTrue(right.contains("Right: all 1 tests of task 1.1 pass"), right);
        assertTrue(right.contains("1 of 2 tasks, 3 of 6 points"), right);
        assertTrue(right.contains("Task 1.2: Twice B"), "Enter goes on: " + right);
        assertTrue(session("quit\n").contains("Task 1.2: Twice B"), "the next sitting begins where this one ended");
    }

    @Test
    void resetGivesTheStubBackAndKeepsTheAnswer() throws Exception {
        session("quit\n");
        Path file = answer("A", RIGHT.formatted("A"));
        String said = session("reset 1.1\ntask 9.9\n");
        assertEquals(GAP.formatted("A", "1.1"), Files.readString(file));
        assertEquals(RIGHT.formatted("A"), Files.readString(file.resolveSibling("A.java.bak")));
        assertTrue(said.contains("There is no task 9.9"), said);
    }

    @Test
    void checkAllTestsEveryTask() throws Exception {
        answer("B", RIGHT.formatted("B"));
        String said = session("check all\n");
        assertTrue(said.contains("✓ passed") && said.contains("1 of 2 tasks, 3 of 6 points"), said);
        assertTrue(Files.readString(root.resolve(".learn/progress.txt")).contains("done 1.2"));
    }

    @Test
    void savingTheFileRunsItsTests() throws Exception {
        PipedInputStream typed = new PipedInputStream();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Console console = Console.on(new PrintStream(out, true, StandardCharsets.UTF_8), 80, false, false);
        try (PipedOutputStream keyboard = new PipedOutputStream(typed);
                Lines lines = Lines.of(typed);
                FileWatch watch = new FileWatch()) {
            List<TaskInfo> tasks = TaskList.ofTree(root);
            Thread session = new Thread(() -> {
                try {
                    new LearnSession(console, root, tasks, lines, watch).run();
                } catch (IOException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            session.start();
            waitFor(out, "learn> ");
            answer("A", RIGHT.formatted("A"));
            waitFor(out, "Right: all 1 tests");
            keyboard.write("quit\n".getBytes(StandardCharsets.UTF_8));
            keyboard.flush();
            session.join(60_000);
            assertFalse(session.isAlive());
        }
    }

    private static void waitFor(ByteArrayOutputStream out, String text) throws InterruptedException {
        for (int i = 0; i < 1200 && !out.toString(StandardCharsets.UTF_8).contains(text); i++) {
            Thread.sleep(100);
        }
        assertTrue(out.toString(StandardCharsets.UTF_8).contains(text), out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void ourOwnTreeHasTasksToLearnFrom() throws IOException {
        assertTrue(TaskList.ofTree(ProjectPaths.root()).size() >= 7);
    }
}
