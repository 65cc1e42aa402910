package dev.aifromzero.course.grade;

import dev.aifromzero.course.grade.StudentGrade.TaskGrade;
import dev.aifromzero.kit.exercise.TaskInfo;
import dev.aifromzero.kit.exercise.run.Limits;
import dev.aifromzero.kit.exercise.run.TaskResult;
import dev.aifromzero.kit.exercise.run.TaskRunner;
import dev.aifromzero.kit.exercise.run.Walls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Marks one answer: judged in a fresh JVM and a fresh folder, so that it can spoil nothing but itself. */
final class Marker {
    private final GradingRules rules;
    private final Kit kit;
    private final TaskRunner runner;
    private final Path scratch;
    private int runs;

    Marker(GradingRules rules, Kit kit, Walls walls, Path scratch) {
        this.rules = rules;
        this.kit = kit;
        this.scratch = scratch;
        Limits limits = new Limits(java.time.Duration.ofSeconds(rules.seconds()), rules.megabytes(), 1 << 20);
        this.runner = new TaskRunner(limits, walls, kit.classPath(), kit.folder());
    }

    TaskGrade mark(TaskInfo task, Submission submission) throws IOException, InterruptedException {
        String answer = submission.answers().get(path(task));
        List<String> notes = new ArrayList<>();
        TaskResult result;
        if (answer == null) {
            result = TaskResult.without(task.id(), TaskResult.Status.MISSING, "there is no " + path(task), 0);
        } else if (sameText(answer, Files.readString(task.exercise()))) {
            result = TaskResult.without(
                    task.id(), TaskResult.Status.FAILED, "not begun: the file is as it was handed out", 0);
        } else {
            result = run(task, submission);
            notes.addAll(Suspicions.in(answer));
            if (kit.restoreIfChanged()) {
                notes.add("it changed the teacher's files while it ran; they were restored");
                result = TaskResult.without(
                        task.id(), TaskResult.Status.ENDED, "it changed the files of the grading", 0);
            }
        }
        double possible = rules.points(task);
        double factor = rules.factor(task, rules.submitted(submission.student()).orElse(submission.submitted()));
        double earned = result.ok() ? Math.round(possible * factor * 100) / 100.0 : 0;
        return new TaskGrade(task.id(), task.title(), earned, possible, factor < 1, result, notes);
    }

    private TaskResult run(TaskInfo task, Submission submission) throws IOException, InterruptedException {
        Path work = Files.createDirectories(scratch.resolve("run-" + ++runs)).toRealPath();
        try {
            return runner.run(kit.job(task, submission.answers(), work), work);
        } finally {
            Kit.delete(work);
            Kit.delete(Walls.besides(work));
        }
    }

    static String path(TaskInfo task) {
        return task.root().relativize(task.exercise()).toString().replace('\\', '/');
    }

    private static boolean sameText(String a, String b) {
        return a.replaceAll("\\s+", " ")
                .strip()
                .equals(b.replaceAll("\\s+", " ").strip());
    }
}
