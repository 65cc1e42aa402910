package dev.aifromzero.kit.exercise.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aifromzero.kit.io.AtomicFiles;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The program inside the judging JVM. It reads its order from standard input, judges job after job, and signs each result
 * with a key that it keeps in a local variable only: code under test finds it nowhere where reflection reaches.
 */
public final class TaskChild {
    private TaskChild() {}

    /**
     * Judges the jobs that stand on standard input, one JSON line, and writes results to the folder named there.
     *
     * @param args ignored: code under test could read them
     * @throws Exception if the order is broken or a result cannot be written; then the JVM ends without a result
     */
    public static void main(String[] args) throws Exception {
        ObjectMapper json = new ObjectMapper();
        String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        Order order = json.readValue(line, Order.class);
        line = null;
        System.setIn(InputStream.nullInputStream());
        if (order.refuseNetwork()) {
            NoNetwork.install();
        }
        String key = order.key();
        Path folder = Path.of(order.folder());
        List<Job> jobs = order.jobs();
        int first = order.first();
        order = null;
        AtomicFiles.writeString(Order.begun(folder, first), "");
        for (int i = first; i < jobs.size(); i++) {
            long started = System.nanoTime();
            TaskResult result = judge(jobs.get(i), folder.resolve("classes-" + i));
            TaskResult timed = new TaskResult(
                    result.label(),
                    result.status(),
                    result.passed(),
                    result.total(),
                    result.failures(),
                    result.problems(),
                    result.message(),
                    (System.nanoTime() - started) / 1e9);
            String text = json.writeValueAsString(timed);
            AtomicFiles.writeString(Order.result(folder, i), Order.sign(key, i, text) + "\n" + text);
        }
        Runtime.getRuntime().halt(0); // threads that an answer has left behind must not keep it alive
    }

    private static TaskResult judge(Job job, Path classes) throws Exception {
        String classPath = System.getProperty("java.class.path");
        Path answerClasses = classes.resolve("answer");
        Path testClasses = classes.resolve("test");
        Path sourcePath = job.sourcePath() == null ? null : Path.of(job.sourcePath());
        List<Problem> problems =
                new ArrayList<>(TaskCompiler.compile(Path.of(job.source()), sourcePath, classPath, answerClasses));
        if (problems.stream().noneMatch(Problem::error)) {
            String withAnswer = answerClasses + java.io.File.pathSeparator + classPath;
            problems.addAll(TaskCompiler.compile(Path.of(job.test()), null, withAnswer, testClasses));
        }
        if (problems.stream().anyMatch(Problem::error)) {
            return new TaskResult(job.label(), TaskResult.Status.NOT_COMPILED, 0, 0, List.of(), problems, "", 0);
        }
        // The test's folder comes first: an answer that brings a test of its own under the same name is not asked.
        URL[] urls = {testClasses.toUri().toURL(), answerClasses.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(urls, TaskChild.class.getClassLoader())) {
            Thread.currentThread().setContextClassLoader(loader);
            return TestRun.of(job, loader.loadClass(job.testClass()), problems);
        } catch (LinkageError | ReflectiveOperationException e) {
            String what = "The classes do not fit together: " + e;
            return TaskResult.without(job.label(), TaskResult.Status.NOT_COMPILED, what, 0);
        }
    }
}
