package dev.aifromzero.kit.exercise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.io.ProjectPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The list of tasks is read from the tests' annotations, and the page about them is up to date. */
class ExerciseListTest {
    @TempDir
    Path tree;

    @Test
    void thePageInDocsIsTheOneThatTheProgramWrites() throws IOException {
        String written =
                Files.readString(ExerciseList.page(ProjectPaths.root())).replace("\r\n", "\n");
        assertEquals(ExerciseList.of(TaskList.ofProject()), written, "write it anew with: mvn -q -Pexercise-list");
    }

    @Test
    void tasksAreReadFromTheirAnnotations() throws IOException {
        test("ATest", "@Task(id = \"2.2\", points = 4, title = \"B\" + \"C\", hint = \"h\", lesson = \"l\")");
        test("BTest", "@Task(id = \"2.1\", points = 1, title = \"A\", hint = \"h\", lesson = \"l\")");
        test("HelperTest", "");
        List<TaskInfo> tasks = TaskList.ofTree(tree);
        assertEquals(List.of("2.1", "2.2"), tasks.stream().map(TaskInfo::id).toList());
        assertEquals("BC", tasks.get(1).title());
        assertEquals(4, tasks.get(1).points());
        assertEquals("p.ATest", tasks.get(1).testClass());
        assertEquals(
                "level2-x/src/exercises/java/p/A.java",
                tree.relativize(tasks.get(1).exercise()).toString().replace('\\', '/'));
        assertTrue(ExerciseList.of(tasks).contains("2 tasks, 5 points"));
    }

    @Test
    void incompleteAndDoubleTasksAreRefused() throws IOException {
        test("ATest", "@Task(id = \"2.1\", points = 0, title = \"t\", hint = \"h\", lesson = \"l\")");
        assertThrows(UserError.class, () -> TaskList.ofTree(tree));
        test("ATest", "@Task(id = \"3.1\", points = 1, title = \"t\", hint = \"h\", lesson = \"l\")");
        assertThrows(UserError.class, () -> TaskList.ofTree(tree));
        test("ATest", "@Task(id = \"2.1\", points = 1, title = \"t\", hint = \"h\", lesson = \"l\")");
        test("BTest", "@Task(id = \"2.1\", points = 1, title = \"t\", hint = \"h\", lesson = \"l\")");
        UserError twice = assertThrows(UserError.class, () -> TaskList.ofTree(tree));
        assertTrue(twice.getMessage().contains("2.1"), twice.getMessage());
    }

    @Test
    void aTaskThatIsNotThereIsNamed() throws IOException {
        UserError error = assertThrows(UserError.class, () -> TaskList.byId(TaskList.ofProject(), "1.99"));
        assertTrue(error.getMessage().contains("1.99"), error.getMessage());
    }

    private void test(String name, String annotation) throws IOException {
        Path folder = tree.resolve("level2-x").resolve(TaskInfo.TESTS).resolve("p");
        Files.createDirectories(folder);
        Files.writeString(tree.resolve("level2-x/pom.xml"), "<project/>");
        Files.writeString(folder.resolve(name + ".java"), "package p;\n" + annotation + "\nclass " + name + " {}\n");
    }
}
