package dev.aifromzero.course.grade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.exercise.TaskInfo;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules, submissions and likeness, without running any answer. */
class GradingToolsTest {
    private static final String ANSWER = "level2-net/src/exercises/java/dev/aifromzero/level2/exercises/A.java";

    @TempDir
    Path folder;

    private static TaskInfo task(String id) {
        return new TaskInfo(id, 4, "t", "h", "l", Path.of(""), "level" + id.charAt(0) + "-net", "p", "A");
    }

    private GradingRules rules(String text) throws IOException {
        return GradingRules.read(Files.writeString(folder.resolve("grading.properties"), text));
    }

    @Test
    void withoutAFileTheUsualRulesHold() throws IOException {
        GradingRules rules = GradingRules.read(folder.resolve("none.properties"));
        assertEquals(4, rules.points(task("2.1")));
        assertEquals(1, rules.factor(task("2.1"), LocalDateTime.of(2999, 1, 1, 0, 0)));
        assertEquals(20, rules.seconds());
    }

    @Test
    void lateAnswersEarnAPartAndLevelsHaveDeadlinesOfTheirOwn() throws IOException {
        GradingRules rules =
                rules("deadline = 2027-01-31T18:00 # end of term\ndeadline.2=2027-02-01T00:00\nlate.factor=0.25\n");
        LocalDateTime evening = LocalDateTime.of(2027, 1, 31, 20, 0);
        assertEquals(0.25, rules.factor(task("1.1"), evening));
        assertEquals(1, rules.factor(task("2.1"), evening));
        assertEquals(1, rules.factor(task("1.1"), LocalDateTime.of(2027, 1, 31, 18, 0)), "on time is not late");
    }

    @Test
    void tasksAndLevelsCanBeChosen() throws IOException {
        List<TaskInfo> all = List.of(task("1.1"), task("1.2"), task("2.1"), task("2.2"));
        assertEquals(
                List.of(task("1.2"), task("2.1"), task("2.2")),
                rules("tasks = 2, 1.2\n").choose(all));
        assertThrows(UserError.class, () -> rules("tasks = 3\n").choose(all));
    }

    @Test
    void wrongRulesAreNamed() {
        for (String wrong : List.of("late.facto = 1", "late.factor = 2", "deadline = tomorrow", "points.x = 1")) {
            UserError error = assertThrows(UserError.class, () -> rules(wrong + "\n"), wrong);
            assertTrue(error.getMessage().contains(wrong.substring(0, wrong.indexOf(' '))), error.getMessage());
        }
    }

    @Test
    void onlyAnswersAreTakenOutOfASubmission() throws IOException {
        write("asha/" + ANSWER, "class A {}");
        write("asha/level2-net/src/exercises-tests/java/dev/aifromzero/level2/exercises/ATest.java", "class ATest {}");
        write("asha/level2-net/pom.xml", "<project/>");
        write("asha/copy/" + ANSWER, "class Old {}");
        Submission asha = Submissions.in(folder).get(0);
        assertEquals("asha", asha.student());
        assertEquals(java.util.Map.of(ANSWER, "class A {}"), asha.answers());
        assertEquals(1, asha.notes().size(), asha.notes() + "");
    }

    @Test
    void linksAreNotFollowed() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.java"), "class Secret {}");
        Path link = folder.resolve("asha").resolve(ANSWER);
        Files.createDirectories(link.getParent());
        try {
            Files.createSymbolicLink(link, secret);
        } catch (IOException | UnsupportedOperationException e) {
            return; // this system has no links to fear
        }
        Submission asha = Submissions.in(folder).get(0);
        assertTrue(asha.answers().isEmpty());
        assertTrue(asha.notes().get(0).contains("is a link"), asha.notes() + "");
    }

    @Test
    void aZipCannotLeaveItsFolderOrFillTheMemory() throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("ravi.zip")))) {
            entry(zip, "../" + ANSWER, 10);
            entry(zip, "/" + ANSWER, 10);
            entry(zip, ANSWER, 50_000_000);
        }
        Submission ravi = Submissions.in(folder).get(0);
        assertEquals("ravi", ravi.student());
        assertTrue(ravi.answers().isEmpty());
        assertEquals(4, ravi.notes().size(), ravi.notes() + "");
        Files.writeString(folder.resolve("zoya.zip"), "no zip at all");
        assertTrue(Submissions.in(folder).get(1).notes().get(0).contains("cannot be read"));
    }

    private static void entry(ZipOutputStream zip, String name, int bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        OutputStream out = zip;
        out.write(" ".repeat(bytes).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    @Test
    void anEmptyOrMissingFolderIsSaid() {
        assertThrows(UserError.class, () -> Submissions.in(folder));
        assertThrows(UserError.class, () -> Submissions.in(folder.resolve("nowhere")));
    }

    @Test
    void renamingHidesNothingAndOtherWaysAreOther() {
        String stub = "class A { int f(int[] a) { throw new X(); } }";
        String loop =
                "class A { int f(int[] a) { int sum = 0; int most = 0; for (int i = 0; i < a.length; i++) { sum += a[i] * a[i];"
                        + " if (a[i] > most) { most = a[i]; } } return sum - most * a.length + 17 / (1 + most); } }";
        String renamed = loop.replace("sum", "total")
                .replace("most", "biggest")
                .replace("17", "23")
                .replace("int i", "/* j */ int i");
        String stream =
                "class A { int f(int[] a) { var values = java.util.Arrays.stream(a).boxed().toList(); while (values.isEmpty())"
                        + " { return 0; } return values.stream().map(v -> v * v).reduce(0, Integer::sum) - values.stream().max("
                        + "Integer::compare).get() * values.size(); } }";
        assertEquals(1, Similarity.share(loop, renamed, stub, false), 1e-9);
        assertTrue(Similarity.share(loop, renamed, stub, true) < 0.5);
        assertTrue(Similarity.share(loop, stream, stub, false) < 0.3);
        assertEquals(0, Similarity.share(stub, stub, stub, false), "what was handed out is nobody's work");
    }

    @Test
    void wordsThatNoExerciseNeedsAreNamed() {
        assertEquals(
                List.of("ends the program", "starts threads"),
                Suspicions.in("void f() { new Thread(() -> System . exit(0)); }"));
        assertEquals(List.of(), Suspicions.in("int f() { return 1; } // System.exit is only spoken of"));
    }

    private void write(String path, String text) throws IOException {
        Files.createDirectories(folder.resolve(path).getParent());
        Files.writeString(folder.resolve(path), text);
    }
}
