package dev.aifromzero.course.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.kit.exercise.TaskInfo;
import dev.aifromzero.kit.exercise.TaskList;
import dev.aifromzero.kit.io.ProjectPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever follows "How to add a task" in docs/teaching.md word for word gets a task that passes the gates. */
@Tag("slow")
class NewTaskTest {
    private static final Pattern STEP =
            Pattern.compile("`(level1-bigram/src/[\\w/.-]+\\.java)`.*?```java\\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path tree;

    @Test
    void theThreeFilesOfThePagePassTheGates() throws Exception {
        Path root = ProjectPaths.root();
        String page = Files.readString(root.resolve("docs/teaching.md")).replace("\r\n", "\n");
        Matcher step = STEP.matcher(page.substring(page.indexOf("## How to add a task")));
        List<String> written = new ArrayList<>();
        while (step.find()) {
            // The number on the page is the next free one of the level; alone in a tree it must be the first.
            write(step.group(1), step.group(2).replaceAll("1\\.\\d+", "1.1"));
            written.add(step.group(1));
        }
        assertEquals(3, written.size(), written + "");
        write("level1-bigram/pom.xml", "<project/>");
        write("docs/level1.md", Files.readString(root.resolve("docs/level1.md")));

        ExerciseGates gates = ExerciseGates.of(tree.resolve("level1-bigram"));
        assertEquals(
                List.of("Share of vowels"),
                gates.tasks().stream().map(TaskInfo::title).toList());
        assertEquals(List.of(), gates.formProblems());
        assertEquals(List.of(), gates.stubProblems(tree.resolve("stubs")));
        assertEquals(List.of(), gates.solutionProblems(tree.resolve("solutions")));
        Mutations.Report report = gates.mutations(tree.resolve("mistakes"), 100);
        assertTrue(report.caught() >= 0.9, report + "");
    }

    @Test
    void theNumberOnThePageIsTheNextFreeOne() throws IOException {
        String page = Files.readString(ProjectPaths.root().resolve("docs/teaching.md"));
        long tasks = TaskList.ofModule(ProjectPaths.root(), "level1-bigram").size();
        assertTrue(page.contains("id = \"1." + (tasks + 1) + "\""), "level 1 has " + tasks + " tasks");
    }

    @Test
    void brokenTasksDoNotPass() throws Exception {
        String folder = "level1-bigram/src/%s/java/p/A%s.java";
        write("level1-bigram/pom.xml", "<project/>");
        write("docs/level1.md", "## There\n");
        write(folder.formatted("exercises", ""), "package p; public class A { static int f() { return 1; } }");
        write(folder.formatted("solutions", ""), "package p; public class A { static int f() { return 2; } }");
        write(
                folder.formatted("exercises-tests", "Test"),
                "package p;\n@Task(id = \"1.2\", points = 1, title = \"t\", hint ="
                        + " \"too short\", lesson = \"docs/level1.md#here\")\nclass ATest { @org.junit.jupiter.api.Test void one() {"
                        + " org.junit.jupiter.api.Assertions.assertEquals(1, A.f()); } }\n@interface Task { String id(); int points();"
                        + " String title(); String hint(); String lesson(); }\n");
        ExerciseGates gates = ExerciseGates.of(tree.resolve("level1-bigram"));
        String form = gates.formProblems().toString();
        for (String problem : List.of("without gaps", "hint is too short", "no heading", "must throw", "no example")) {
            assertTrue(form.contains(problem), problem + " in " + form);
        }
        assertEquals(1, gates.stubProblems(tree.resolve("stubs")).size());
        assertEquals(1, gates.solutionProblems(tree.resolve("solutions")).size());
    }

    private void write(String path, String text) throws IOException {
        Files.createDirectories(tree.resolve(path).getParent());
        Files.writeString(tree.resolve(path), text);
    }
}
