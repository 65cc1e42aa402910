package dev.aifromzero.course.gate;

import dev.aifromzero.kit.exercise.JavaSource;
import dev.aifromzero.kit.exercise.TaskInfo;
import dev.aifromzero.kit.exercise.TaskList;
import dev.aifromzero.kit.exercise.run.Job;
import dev.aifromzero.kit.exercise.run.Limits;
import dev.aifromzero.kit.exercise.run.Problem;
import dev.aifromzero.kit.exercise.run.TaskResult;
import dev.aifromzero.kit.exercise.run.TaskRunner;
import dev.aifromzero.kit.io.AtomicFiles;
import dev.aifromzero.kit.lessons.Anchors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Checks the tasks of one level. Each check gives a list of what is wrong; an empty list opens the gate. */
public final class ExerciseGates {
    private static final int FEWEST_WORDS_OF_A_HINT = 6;

    private final List<TaskInfo> tasks;
    private final Path module;

    private ExerciseGates(Path module, List<TaskInfo> tasks) {
        this.module = module;
        this.tasks = tasks;
    }

    /**
     * {@return the gates of the level in whose folder the tests run}
     *
     * @throws IOException if a test of the level cannot be read
     */
    public static ExerciseGates ofThisModule() throws IOException {
        return of(Path.of(System.getProperty("basedir", "")).toAbsolutePath());
    }

    /**
     * {@return the gates of the level in this folder}
     *
     * @param module a level's folder, straight inside the project's
     * @throws IOException if a test of the level cannot be read
     */
    public static ExerciseGates of(Path module) throws IOException {
        return new ExerciseGates(
                module,
                TaskList.ofModule(module.getParent(), module.getFileName().toString()));
    }

    /** {@return the tasks behind these gates} */
    public List<TaskInfo> tasks() {
        return tasks;
    }

    /**
     * {@return what is wrong with files, numbers, hints and links}
     *
     * @throws IOException if a file of a task or a lesson cannot be read
     */
    public List<String> formProblems() throws IOException {
        List<String> problems = new ArrayList<>();
        for (int i = 0; i < tasks.size(); i++) {
            TaskInfo task = tasks.get(i);
            require(problems, task, task.number() == i + 1, "the numbers of a level must be 1, 2, 3 ... without gaps");
            require(problems, task, Files.isRegularFile(task.exercise()), "there is no stub " + task.exercise());
            require(problems, task, Files.isRegularFile(task.solution()), "there is no solution " + task.solution());
            require(
                    problems,
                    task,
                    task.hint().split("\\s+").length >= FEWEST_WORDS_OF_A_HINT,
                    "the hint is too short");
            require(
                    problems,
                    task,
                    Anchors.leadSomewhere(task.root(), task.lesson()),
                    "the lesson has no heading for " + task.lesson());
            if (Files.isRegularFile(task.exercise())) {
                String stub = JavaSource.read(task.exercise()).text();
                require(
                        problems,
                        task,
                        stub.contains("UnsupportedOperationException(\"Task " + task.id() + ": "),
                        "the stub must throw new UnsupportedOperationException(\"Task " + task.id() + ": ...\")");
                require(problems, task, stub.contains("Example"), "the stub's Javadoc has no example");
                require(
                        problems,
                        task,
                        stub.contains(task.lesson().replaceFirst("#.*", "")),
                        "the stub does not say where in the lesson to look");
            }
        }
        problems.addAll(filesWithoutTask(TaskInfo.EXERCISES));
        problems.addAll(filesWithoutTask(TaskInfo.SOLUTIONS));
        return problems;
    }

    private static void require(List<String> problems, TaskInfo task, boolean holds, String otherwise) {
        if (!holds) {
            problems.add(task + ": " + otherwise);
        }
    }

    /** A file in the wrong folder, or whose test has no annotation, would silently be no task. */
    private List<String> filesWithoutTask(String folder) throws IOException {
        if (!Files.isDirectory(module.resolve(folder))) {
            return List.of();
        }
        List<Path> known = tasks.stream()
                .map(task -> task.in(folder).resolve(task.className() + ".java"))
                .toList();
        try (Stream<Path> files = Files.walk(module.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("package-info.java") && !known.contains(file))
                    .map(file -> module.relativize(file) + " belongs to no task")
                    .toList();
        }
    }

    /**
     * {@return what is wrong with the untouched stubs: they must compile without a warning and earn nothing}
     *
     * @param work an empty folder for classes and results
     * @throws IOException if the folder cannot be written to, or no JVM can be started
     * @throws InterruptedException if this thread is told to stop waiting
     */
    public List<String> stubProblems(Path work) throws IOException, InterruptedException {
        List<String> problems = new ArrayList<>();
        for (TaskResult result : run(TaskInfo.EXERCISES, work)) {
            problems.addAll(compilerProblems(result));
            boolean untouched = result.status() == TaskResult.Status.FAILED
                    && result.failures().stream()
                            .anyMatch(failure -> failure.message().startsWith("not written yet"));
            if (!untouched) {
                problems.add("stub of " + result.label() + ": " + result.summary());
            }
        }
        return problems;
    }

    /**
     * {@return what is wrong with our solutions: they must compile without a warning and earn everything, in time}
     *
     * @param work an empty folder for classes and results
     * @throws IOException if the folder cannot be written to, or no JVM can be started
     * @throws InterruptedException if this thread is told to stop waiting
     */
    public List<String> solutionProblems(Path work) throws IOException, InterruptedException {
        List<String> problems = new ArrayList<>();
        for (TaskResult result : run(TaskInfo.SOLUTIONS, work)) {
            problems.addAll(compilerProblems(result));
            if (!result.ok()) {
                problems.add("solution of " + result.label() + ": " + result.summary() + " " + result.failures());
            }
        }
        return problems;
    }

    private static List<String> compilerProblems(TaskResult result) {
        return result.problems().stream()
                .map(Problem::toString)
                .map(said -> result.label() + ": " + said)
                .toList();
    }

    private List<TaskResult> run(String folder, Path work) throws IOException, InterruptedException {
        List<Job> jobs = new ArrayList<>();
        for (TaskInfo task : tasks) {
            Path answer = task.in(folder).resolve(task.className() + ".java");
            jobs.add(Job.of(task, answer, null)); // no task may need another one's answer
        }
        return TaskRunner.plain(Limits.usual()).run(jobs, work);
    }

    /**
     * {@return the solutions with one small mistake each that the tests did not notice, and how many there were in all;
     * also written to {@code target/exercise-mistakes.txt} of the level}
     *
     * @param work an empty folder for changed solutions, classes and results
     * @param mostATask mistakes tried for one task, spread evenly over all that are possible
     * @throws IOException if a folder cannot be written to, or no JVM can be started
     * @throws InterruptedException if this thread is told to stop waiting
     */
    public Mutations.Report mutations(Path work, int mostATask) throws IOException, InterruptedException {
        Mutations.Report report = Mutations.judge(tasks, work, mostATask);
        AtomicFiles.writeString(module.resolve("target").resolve("exercise-mistakes.txt"), report.toString());
        return report;
    }
}
