package dev.aifromzero.kit.exercise.edition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.kit.exercise.TaskInfo;
import dev.aifromzero.kit.exercise.TaskList;
import dev.aifromzero.kit.io.ProjectPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The zip for students has everything but the solutions, and the proof finds whatever is left of one. */
class StudentEditionTest {
    @TempDir
    Path folder;

    private static Set<String> names(Path zip) throws IOException {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            return file.stream()
                    .map(entry -> entry.getName().substring(StudentEdition.TOP.length()))
                    .collect(Collectors.toSet());
        }
    }

    private Path packed(List<Path> files, Path root) throws IOException {
        Path zip = folder.resolve("student.zip");
        StudentEdition.pack(root, files, zip);
        return zip;
    }

    @Test
    void ourOwnTreeWithoutSolutionsIsClean() throws IOException {
        Path root = ProjectPaths.root();
        Path zip = packed(TreeFiles.forStudents(root), root);
        SolutionProof.Report report = SolutionProof.of(root, zip);
        assertEquals(List.of(), report.found());
        assertTrue(report.methods() >= 7, report + "");
        Set<String> names = names(zip);
        for (TaskInfo task : TaskList.ofTree(root)) {
            String stub = root.relativize(task.exercise()).toString().replace('\\', '/');
            assertTrue(names.contains(stub), stub);
            assertTrue(names.contains(".learn/stubs/" + task.id() + ".txt"), task.id());
        }
        assertTrue(names.contains("pom.xml") && names.contains("data/stories.txt") && names.contains("docs/level1.md"));
        assertTrue(names.stream()
                .noneMatch(name -> name.contains("solutions/") || name.endsWith("ExerciseGatesTest.java")));
    }

    @Test
    void aSolutionLeftAnywhereIsFound() throws IOException {
        Path root = tree();
        List<Path> files = new ArrayList<>(TreeFiles.forStudents(root));
        assertEquals(List.of(), SolutionProof.of(root, packed(files, root)).found());

        Path notes = Files.writeString(
                root.resolve("notes.txt"), "int sum = 0;\n\tfor (int i = 1;   i <= n; i++) { sum += i * i; }\n");
        files.add(notes);
        assertEquals(List.of(), SolutionProof.of(root, packed(files, root)).found(), "only a part of the method");
        Files.writeString(
                notes, "{\n\tint sum = 0;\n for (int i = 1;   i <= n; i++) {\n sum += i * i; }\n return sum; }\n");
        assertEquals(1, SolutionProof.of(root, packed(files, root)).found().size());

        files.set(files.size() - 1, file(root, "level1-x/build/A.class", "x"));
        assertEquals(1, SolutionProof.of(root, packed(files, root)).found().size());
        files.set(files.size() - 1, TaskList.ofTree(root).get(0).solution());
        assertFalse(SolutionProof.of(root, packed(files, root)).found().isEmpty());
    }

    @Test
    void aStubThatTheTeacherHasSolvedIsFound() throws IOException {
        Path root = tree();
        file(
                root,
                "level1-x/src/exercises/java/p/A.java",
                "package p; class A { int f(int n) { return n * (n + 1); } }");
        List<String> found = SolutionProof.of(root, packed(TreeFiles.forStudents(root), root))
                .found();
        assertEquals(1, found.size(), found + "");
        assertTrue(found.get(0).contains("nothing left to be written"), found + "");
    }

    @Test
    void theSameTreeGivesTheSameZip() throws IOException {
        Path root = tree();
        byte[] first = Files.readAllBytes(packed(TreeFiles.forStudents(root), root));
        byte[] second = Files.readAllBytes(packed(TreeFiles.forStudents(root), root));
        assertEquals(java.util.Arrays.hashCode(first), java.util.Arrays.hashCode(second));
    }

    private Path tree() throws IOException {
        Path root = folder.resolve("tree");
        file(root, "level1-x/pom.xml", "<project/>");
        file(root, "level1-x/target/classes/A.class", "x");
        file(root, "out/grades/grades.csv", "secret");
        file(
                root,
                "level1-x/src/exercises/java/p/A.java",
                "package p; class A { int f(int n) { throw new UnsupportedOperationException(\"Task 1.1: sum\"); } }");
        file(
                root,
                "level1-x/src/solutions/java/p/A.java",
                "package p; class A { int f(int n) { int sum = 0;"
                        + " for (int i = 1; i <= n; i++) { sum += i * i; } return sum; } }");
        file(
                root,
                "level1-x/src/exercises-tests/java/p/ATest.java",
                "package p; @Task(id = \"1.1\", points = 1, title = \"t\", hint = \"h\", lesson = \"l\") class ATest {}");
        List<String> names = TreeFiles.forStudents(root).stream()
                .map(file -> file.getFileName().toString())
                .toList();
        assertFalse(names.contains("A.class") || names.contains("grades.csv"), names + "");
        return root;
    }

    private static Path file(Path root, String path, String text) throws IOException {
        Files.createDirectories(root.resolve(path).getParent());
        return Files.writeString(root.resolve(path), text);
    }
}
