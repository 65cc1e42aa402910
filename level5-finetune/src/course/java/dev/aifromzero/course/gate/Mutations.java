package dev.aifromzero.course.gate;

import dev.aifromzero.kit.exercise.JavaSource;
import dev.aifromzero.kit.exercise.TaskInfo;
import dev.aifromzero.kit.exercise.run.Job;
import dev.aifromzero.kit.exercise.run.Limits;
import dev.aifromzero.kit.exercise.run.TaskResult;
import dev.aifromzero.kit.exercise.run.TaskRunner;
import dev.aifromzero.kit.io.AtomicFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Puts small mistakes into our solutions, as a student might, and looks whether the tests notice. */
public final class Mutations {
    private Mutations() {}

    /**
     * What came of it.
     *
     * @param tried mistakes that compile
     * @param survivors those that no test noticed, each as {@code 1.3, line 12: i + 1 < n → i + 1 <= n}
     */
    public record Report(int tried, List<String> survivors) {
        /** {@return the share of mistakes that were noticed, 0 to 1} */
        public double caught() {
            return tried == 0 ? 1 : 1 - survivors.size() / (double) tried;
        }

        @Override
        public String toString() {
            return tried + " small mistakes in the solutions, " + (tried - survivors.size()) + " noticed by the tests\n"
                    + String.join("\n", survivors) + "\n";
        }
    }

    static Report judge(List<TaskInfo> tasks, Path work, int mostATask) throws IOException, InterruptedException {
        List<Job> jobs = new ArrayList<>();
        for (TaskInfo task : tasks) {
            JavaSource solution = JavaSource.read(task.solution());
            List<Mutant> all = Mutant.of(solution, task.id());
            int taken = Math.min(mostATask, all.size());
            for (int i = 0; i < taken; i++) {
                Mutant mutant = all.get(i * all.size() / taken);
                Path file = work.resolve("mutants").resolve(jobs.size() + "").resolve(task.className() + ".java");
                AtomicFiles.writeString(file, mutant.apply(solution.text()));
                jobs.add(Job.of(task, file, null).named(mutant.label()));
            }
        }
        int tried = 0;
        List<String> survivors = new ArrayList<>();
        for (TaskResult result : TaskRunner.plain(Limits.usual()).run(jobs, work.resolve("runs"))) {
            tried += result.status() == TaskResult.Status.NOT_COMPILED ? 0 : 1;
            if (result.ok()) {
                survivors.add(result.label());
            }
        }
        return new Report(tried, survivors);
    }
}
