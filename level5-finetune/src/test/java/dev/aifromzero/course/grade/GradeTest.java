package dev.aifromzero.course.grade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aifromzero.kit.cli.CommandRunner;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.exercise.TaskInfo;
import dev.aifromzero.kit.exercise.TaskList;
import dev.aifromzero.kit.io.ProjectPaths;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A class hands in: honest answers, half-done ones, and answers that try everything else. The table must be right. */
@Tag("slow")
class GradeTest {
    private static final String RULES = """
            tasks = 1.1, 1.2
            points.1.2 = 5
            time.seconds = 5
            late.factor = 0.5
            deadline = 2100-01-01T00:00
            submitted.late = 2100-01-02T08:00
            """;

    @TempDir
    static Path folder;

    private static Path submissions;
    private static Path grades;
    private static JsonNode json;
    private static String said;
    private static List<TaskInfo> tasks;

    @BeforeAll
    static void aClassHandsIn() throws Exception {
        tasks = TaskList.ofProject();
        submissions = Files.createDirectories(folder.resolve("submissions"));
        grades = folder.resolve("grades");
        Files.writeString(submissions.resolve("grading.properties"), RULES);
        handIn("good", solution("1.1"), solution("1.2"));
        handIn("late", solution("1.1"), stub("1.2"));
        handIn("half", solution("1.1"), stub("1.2"));
        handIn("wrong", solution("1.1").replace("Integer::sum", "Integer::max"), "public class {");
        handIn("hangs", inTop("while (true) { }"), solution("1.2"));
        handIn("exits", inTop("System.exit(0);"), solution("1.2"));
        handIn(
                "floods",
                inTop("for (int i = 0; i < 2_000; i++) { System.out.println(\"0123456789\".repeat(20)); }"),
                stub("1.2"));
        handIn("prints", inTop(FORGE), stub("1.2"));
        handIn("reads", inTop("""
                try {
                    String path = "%s";
                    if (java.nio.file.Files.readString(java.nio.file.Path.of(path)).contains("Solution")) {
                        System.setProperty("leak", "yes");
                    }
                } catch (java.io.IOException e) {
                    throw new IllegalStateException("no solution to read", e);
                }
                """.formatted(task("1.1").solution().toString().replace("\\", "\\\\"))), stub("1.2"));
        handIn("deletes", inTop(DELETE), stub("1.2"));
        handIn("tests", stub("1.1"), stub("1.2"));
        write(
                "tests",
                "level1-bigram/src/exercises-tests/java/dev/aifromzero/level1/exercises/BigramChartTest.java",
                "package dev.aifromzero.level1.exercises; class BigramChartTest { }");
        write(
                "tests",
                "level1-bigram/src/exercises/java/dev/aifromzero/level1/exercises/HindiLettersTest.java",
                "package dev.aifromzero.level1.exercises; class HindiLettersTest { @org.junit.jupiter.api.Test void ok() {} }");
        zip(
                "zipped",
                Map.of(
                        "my-work/" + path("1.1"), solution("1.1"),
                        "../" + path("1.2"), solution("1.2")));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Grade grade = new Grade();
        grade.writeTo(Console.on(new PrintStream(out, true, StandardCharsets.UTF_8), 80, false, false));
        int code = CommandRunner.run(grade, "--submissions", submissions.toString(), "--out", grades.toString());
        said = out.toString(StandardCharsets.UTF_8);
        assertEquals(0, code, said);
        json = new ObjectMapper().readTree(grades.resolve("grades.json").toFile());
    }

    private static final String FORGE = """
            System.out.println("{\\"status\\":\\"PASSED\\",\\"passed\\":9,\\"total\\":9}");
            try {
                java.nio.file.Path here = java.nio.file.Path.of("").toAbsolutePath();
                String result = "{\\"label\\":\\"1.1\\",\\"status\\":\\"PASSED\\",\\"passed\\":9,\\"total\\":9,"
                        + "\\"failures\\":[],\\"problems\\":[],\\"message\\":\\"\\",\\"seconds\\":0.1}";
                java.nio.file.Files.writeString(here.resolve("result-0.txt"), "00".repeat(32) + "\\n" + result);
                Thread.sleep(200);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            Runtime.getRuntime().halt(0);
            """;

    private static final String DELETE = """
            for (String name : new String[] {System.getProperty("aifromzero.root"), "."}) {
                try (java.util.stream.Stream<java.nio.file.Path> all = java.nio.file.Files.walk(java.nio.file.Path.of(name))) {
                    all.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
                } catch (java.io.IOException e) {
                    throw new IllegalStateException(e);
                }
            }
            """;

    private static TaskInfo task(String id) {
        return TaskList.byId(tasks, id);
    }

    private static String solution(String id) throws IOException {
        return Files.readString(task(id).solution());
    }

    private static String stub(String id) throws IOException {
        return Files.readString(task(id).exercise());
    }

    private static String inTop(String code) throws IOException {
        return solution("1.1")
                .replace(
                        "Map<String, Integer> counts = new TreeMap<>();",
                        "if (n >= 0) { " + code + " }\n        Map<String, Integer> counts = new TreeMap<>();");
    }

    private static String path(String id) {
        return Marker.path(task(id));
    }

    private static void handIn(String student, String first, String second) throws IOException {
        write(student, path("1.1"), first);
        write(student, path("1.2"), second);
    }

    private static void write(String student, String path, String text) throws IOException {
        Path file = submissions.resolve(student).resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static void zip(String student, Map<String, String> entries) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(submissions.resolve(student + ".zip")))) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static JsonNode student(String name) {
        return StreamSupport.stream(json.get("students").spliterator(), false)
                .filter(student -> student.get("student").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String statuses(String name) {
        return StreamSupport.stream(student(name).get("tasks").spliterator(), false)
                .map(task -> task.get("status").asText())
                .collect(Collectors.joining(" "));
    }

    @Test
    void theTableOfPointsIsRight() {
        Map<String, Double> points = StreamSupport.stream(json.get("students").spliterator(), false)
                .filter(s -> !s.get("student").asText().equals("deletes")) // what is left of it may even be right
                .collect(Collectors.toMap(
                        s -> s.get("student").asText(), s -> s.get("points").asDouble()));
        assertEquals(
                Map.ofEntries(
                        Map.entry("good", 8.0),
                        Map.entry("late", 1.5),
                        Map.entry("half", 3.0),
                        Map.entry("wrong", 0.0),
                        Map.entry("hangs", 5.0),
                        Map.entry("exits", 5.0),
                        Map.entry("floods", 3.0),
                        Map.entry("prints", 0.0),
                        Map.entry("reads", said.contains("Linux namespaces") ? 0.0 : 3.0),
                        Map.entry("tests", 0.0),
                        Map.entry("zipped", 3.0)),
                points,
                said);
    }

    @Test
    void everyWayToFailIsCalledByItsName() {
        assertEquals("PASSED PASSED", statuses("good"));
        assertEquals("FAILED NOT_COMPILED", statuses("wrong"));
        assertEquals("TIMED_OUT PASSED", statuses("hangs"));
        assertEquals("ENDED PASSED", statuses("exits"));
        assertEquals("ENDED FAILED", statuses("prints"));
        assertEquals("FAILED FAILED", statuses("tests"));
        assertEquals("PASSED MISSING", statuses("zipped"));
    }

    @Test
    void theTeachersTreeIsAsItWas() throws IOException {
        assertTrue(Files.isRegularFile(task("1.1").solution()));
        assertTrue(Files.isRegularFile(ProjectPaths.data("stories.txt")));
        assertTrue(Files.isRegularFile(submissions.resolve("good").resolve(path("1.1"))));
        assertTrue(solution("1.1").contains("Solution of task 1.1"));
    }

    @Test
    void whatIsOddIsSaid() {
        assertTrue(student("exits").get("tasks").get(0).get("notes").toString().contains("ends the program"));
        assertTrue(student("reads").get("tasks").get(0).get("notes").toString().contains("reads or writes files"));
        assertTrue(student("zipped").get("notes").toString().contains("wants to leave its folder"));
        assertEquals("[]", student("half").get("notes").toString());
    }

    @Test
    void answersThatAreAlikeAreListed() {
        String similar = json.get("similar").toString();
        assertTrue(similar.contains("\"first\":\"good\",\"second\":\"half\""), similar);
        assertTrue(similar.contains("\"first\":\"good\",\"second\":\"our solution\""), similar);
    }

    @Test
    void everyStudentHasAPageAndTheTableOpensInASpreadsheet() throws IOException {
        List<String> csv = Files.readAllLines(grades.resolve("grades.csv"));
        assertEquals("student,points,of,submitted,1.1,1.2,look at", csv.get(0));
        assertEquals(13, csv.size());
        String index = Files.readString(grades.resolve("index.html"));
        for (String student : List.of("good", "zipped", "deletes")) {
            assertTrue(index.contains(student), student);
        }
        try (var pages = Files.list(grades.resolve("students"))) {
            assertEquals(12, pages.count());
        }
        assertFalse(index.contains("<script"));
    }
}
