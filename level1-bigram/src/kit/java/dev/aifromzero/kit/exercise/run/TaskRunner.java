package dev.aifromzero.kit.exercise.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aifromzero.kit.cli.JvmSettings;
import dev.aifromzero.kit.io.ProjectPaths;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.crypto.KeyGenerator;

/**
 * Judges answers in JVMs of their own. One JVM takes several jobs in a row; when a job hangs or ends the JVM, the rest go
 * to a new one.
 */
public final class TaskRunner {
    private static final Duration TO_START = Duration.ofSeconds(20);
    private static final int MILLISECONDS_BETWEEN_LOOKS = 20;

    private final Limits limits;
    private final Sandbox sandbox;
    private final String classPath;
    private final Path root;
    private final ObjectMapper json = new ObjectMapper();

    /**
     * A runner.
     *
     * @param limits time, memory and output of a job
     * @param sandbox how the JVM is shut in
     * @param classPath what answers and tests may use: the levels' classes, this program's, and JUnit
     * @param root the project's folder, where tests find {@code data}
     */
    public TaskRunner(Limits limits, Sandbox sandbox, String classPath, Path root) {
        this.limits = limits;
        this.sandbox = sandbox;
        this.classPath = classPath;
        this.root = root;
    }

    /**
     * {@return a runner for people's own code on their own computer: limits, but no walls}
     *
     * @param limits time, memory and output of a job
     */
    public static TaskRunner plain(Limits limits) {
        return plain(limits, ProjectPaths.root());
    }

    /**
     * {@return the same for a tree elsewhere}
     *
     * @param limits time, memory and output of a job
     * @param root the top folder of that tree, where tests find {@code data}
     */
    public static TaskRunner plain(Limits limits, Path root) {
        return new TaskRunner(limits, Sandbox.NONE, System.getProperty("java.class.path"), root);
    }

    /**
     * {@return the result of one job}
     *
     * @param job an answer and its test
     * @param work an empty folder, as for several jobs
     * @throws IOException if the folder cannot be written to, or no JVM can be started
     * @throws InterruptedException if this thread is told to stop waiting
     */
    public TaskResult run(Job job, Path work) throws IOException, InterruptedException {
        return run(List.of(job), work).get(0);
    }

    /**
     * {@return one result a job, in order}
     *
     * @param jobs answers and their tests; none of them is told of the others
     * @param work an empty folder; it is the working folder of the JVM, for classes, results and whatever answers write
     * @throws IOException if the folder cannot be written to, or no JVM can be started
     * @throws InterruptedException if this thread is told to stop waiting
     */
    public List<TaskResult> run(List<Job> jobs, Path work) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(work).toRealPath();
        List<TaskResult> results = new ArrayList<>();
        while (results.size() < jobs.size()) {
            results.addAll(oneProcess(jobs, results.size(), folder));
        }
        return results;
    }

    /** All jobs from the first on, up to the first that its JVM did not survive. */
    private List<TaskResult> oneProcess(List<Job> jobs, int first, Path folder)
            throws IOException, InterruptedException {
        String key = HexFormat.of().formatHex(randomBytes());
        List<TaskResult> results = new ArrayList<>();
        Process process = builder(folder).start();
        OutputTail output = new OutputTail(process.getInputStream(), limits.outputBytes());
        try {
            try (OutputStream in = process.getOutputStream()) {
                Order order = new Order(key, folder.toString(), first, jobs, sandbox.refusesNetwork());
                in.write((json.writeValueAsString(order) + "\n").getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                // The JVM ended before it read its order; what it printed says why.
            }
            JobClock clock = new JobClock(process, TO_START);
            boolean begun = false;
            while (first + results.size() < jobs.size()) {
                Job job = jobs.get(first + results.size());
                if (!begun && Files.exists(Order.begun(folder, first))) {
                    begun = true; // the JVM has started: from here on it is the answer's time
                    clock = new JobClock(process, limits.time());
                }
                boolean alive = process.isAlive(); // asked before reading: a last result may come in between
                Optional<TaskResult> done = read(folder, first + results.size(), key);
                if (done.isPresent()) {
                    results.add(done.get());
                    clock = new JobClock(process, limits.time());
                } else if (!alive) {
                    results.add(TaskResult.without(
                            job.label(), TaskResult.Status.ENDED, ended(process, output), clock.seconds()));
                    return results;
                } else if (clock.isOver()) {
                    results.add(TaskResult.without(
                            job.label(),
                            TaskResult.Status.TIMED_OUT,
                            "it took longer than " + limits.time().toSeconds()
                                    + " seconds: is there a loop that never ends?",
                            clock.seconds()));
                    return results;
                } else {
                    process.waitFor(MILLISECONDS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS);
                }
            }
            return results;
        } finally {
            end(process);
        }
    }

    private ProcessBuilder builder(Path folder) {
        List<String> java = new ArrayList<>();
        java.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        java.addAll(JvmSettings.plain().jvmArguments());
        java.addAll(limits.jvmArguments());
        java.add("-Duser.home=" + System.getProperty("user.home"));
        java.add("-D" + ProjectPaths.ROOT + "=" + root);
        java.add("-Djava.io.tmpdir=" + folder);
        if (sandbox.refusesNetwork()) {
            java.add(NoNetwork.PROPERTY);
            // The home folder is read-only behind walls, and then DJL would unpack its 440 MB anew for every answer.
            java.add("-DDJL_CACHE_DIR=" + Path.of(System.getProperty("user.home"), ".djl.ai"));
        }
        java.add(TaskChild.class.getName());
        ProcessBuilder builder = new ProcessBuilder(sandbox.wrap(java, folder));
        builder.directory(folder.toFile()).redirectErrorStream(true);
        sandbox.cleanEnvironment(builder.environment());
        builder.environment().put("CLASSPATH", classPath);
        limits.environment().forEach(builder.environment()::putIfAbsent);
        return builder;
    }

    private Optional<TaskResult> read(Path folder, int index, String key) {
        Path file = Order.result(folder, index);
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > limits.outputBytes()) {
                return Optional.empty();
            }
            String[] parts = Files.readString(file).split("\n", 2);
            if (parts.length < 2 || !parts[0].equals(Order.sign(key, index, parts[1]))) {
                return Optional.empty(); // not from our program: somebody has written a result of their own
            }
            return Optional.of(json.readValue(parts[1], TaskResult.class));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private String ended(Process process, OutputTail output) throws InterruptedException {
        process.waitFor();
        String last = output.lastLine();
        return "the program ended in the middle of the tests with exit code " + process.exitValue()
                + " (System.exit, a crash or too little memory)" + (last.isEmpty() ? "" : "; its last words: " + last);
    }

    /** Ends the JVM and everything that it has started. */
    private static void end(Process process) throws InterruptedException {
        List<ProcessHandle> started = process.descendants().toList();
        process.destroyForcibly();
        started.forEach(ProcessHandle::destroyForcibly);
        process.waitFor(10, TimeUnit.SECONDS);
    }

    /** 32 bytes that nobody can guess. */
    private static byte[] randomBytes() {
        try {
            return KeyGenerator.getInstance("HmacSHA256").generateKey().getEncoded();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }
}
