package dev.aifromzero.kit.exercise.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.kit.io.ProjectPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of answers of every kind in JVMs of their own. */
@Tag("slow")
class TaskRunnerTest {
    private static final String TEST =
            "package p;\nclass ATest {\n    @org.junit.jupiter.api.Test\n    void itIsSeven() throws"
                    + " Exception {\n        org.junit.jupiter.api.Assertions.assertEquals(7, A.f(), \"think\");\n    }\n}\n";

    @TempDir
    Path folder;

    private Job job(String name, String body) throws IOException {
        return source(
                name,
                "package p;\npublic class A {\n    static int f() throws Exception {\n        " + body
                        + "\n    }\n}\n");
    }

    private Job source(String name, String text) throws IOException {
        Path answer = Files.createDirectories(folder.resolve(name)).resolve("A.java");
        Files.writeString(answer, text);
        Path test = Files.writeString(folder.resolve("ATest.java"), TEST);
        return new Job(name, "p", answer.toString(), answer.getParent().toString(), test.toString(), "p.ATest");
    }

    @Test
    void oneBadAnswerDoesNotStopTheOthers() throws Exception {
        List<Job> jobs = List.of(
                job("right", "return 7;"),
                job("wrong", "return 8;"),
                job("exits", "Runtime.getRuntime().halt(0); return 7;"),
                job("broken", "return 7"),
                job("warns", "java.util.List raw = null; return raw == null ? 7 : 0;"),
                job("throws", "int[] a = {}; return a[1];"),
                job("loops", "while (true) { }"),
                source(
                        "own test",
                        "package p; public class A { static int f() { return 8; } }\nclass ATest {"
                                + " @org.junit.jupiter.api.Test void fine() { } }\n"),
                job("last", "return 7;"));
        Limits limits = new Limits(Duration.ofSeconds(5), 256, 1 << 16);
        List<TaskResult> results = TaskRunner.plain(limits).run(jobs, folder.resolve("work"));
        List<String> statuses = new ArrayList<>();
        results.forEach(result -> statuses.add(result.label() + " " + result.status()));
        assertEquals(
                List.of(
                        "right PASSED",
                        "wrong FAILED",
                        "exits ENDED",
                        "broken NOT_COMPILED",
                        "warns PASSED",
                        "throws FAILED",
                        "loops TIMED_OUT",
                        "own test FAILED",
                        "last PASSED"),
                statuses);
        assertEquals(
                "think ==> expected: <7> but was: <8>",
                results.get(1).failures().get(0).message());
        assertEquals("it is seven", results.get(1).failures().get(0).test());
        assertEquals("A.java:4: ';' expected", results.get(3).problems().get(0).toString());
        assertTrue(
                results.get(4).problems().get(0).message().contains("raw"),
                results.get(4).problems() + "");
        assertEquals(4, results.get(5).failures().get(0).line());
        assertTrue(
                results.get(5).summary().contains("ArrayIndexOutOfBoundsException"),
                results.get(5).summary());
    }

    @Test
    void failuresStandInTheOrderOfTheTestsPage() throws Exception {
        Job job = job("wrong", "return 8;");
        StringBuilder page = new StringBuilder("package p;\nclass ATest {\n");
        for (String name : List.of("example", "zebra", "middle", "again")) {
            page.append("    @org.junit.jupiter.api.Test\n    void ")
                    .append(name)
                    .append("() throws Exception {\n")
                    .append("        org.junit.jupiter.api.Assertions.assertEquals(7, A.f());\n    }\n");
        }
        Files.writeString(folder.resolve("ATest.java"), page + "}\n");
        TaskResult result = TaskRunner.plain(Limits.usual())
                .run(List.of(job), folder.resolve("work"))
                .get(0);
        assertEquals(
                List.of("example", "zebra", "middle", "again"),
                result.failures().stream().map(TaskResult.Failure::test).toList());
    }

    @Test
    void javaHasNoWayToTheNetworkWhereItIsRefused() throws Exception {
        Sandbox refusing = new Sandbox() {
            @Override
            public List<String> wrap(List<String> java, Path work) {
                return java;
            }

            @Override
            public boolean refusesNetwork() {
                return true;
            }

            @Override
            public void cleanEnvironment(Map<String, String> environment) {
                environment.remove("SECRET");
            }

            @Override
            public String describe() {
                return "no sockets";
            }
        };
        String tries = """
                int refused = 0;
                try (java.net.ServerSocket s = new java.net.ServerSocket(0)) { } catch (Exception e) { refused++; }
                try (java.net.Socket s = new java.net.Socket("127.0.0.1", 9)) { }
                catch (java.net.ConnectException open) { refused -= 9; } catch (Exception e) { refused++; }
                try (var s = java.nio.channels.SocketChannel.open()) { } catch (Exception e) { refused++; }
                try (var s = java.nio.channels.ServerSocketChannel.open()) { } catch (Exception e) { refused++; }
                try (var s = java.nio.channels.DatagramChannel.open()) { } catch (Exception e) { refused++; }
                try (var s = new java.net.DatagramSocket()) { } catch (Exception e) { refused++; }
                try { java.net.http.HttpClient.newHttpClient(); } catch (Throwable e) { refused++; }
                return refused;
                """;
        TaskRunner runner =
                new TaskRunner(Limits.usual(), refusing, System.getProperty("java.class.path"), ProjectPaths.root());
        TaskResult result = runner.run(job("calls", tries), folder.resolve("work"));
        assertTrue(result.ok(), result.toString());
    }
}
