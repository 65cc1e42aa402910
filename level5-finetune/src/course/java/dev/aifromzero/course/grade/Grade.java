package dev.aifromzero.course.grade;

import dev.aifromzero.kit.cli.JvmSettings;
import dev.aifromzero.kit.cli.Launcher;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.ProgressBar;
import dev.aifromzero.kit.console.Table;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.exercise.TaskInfo;
import dev.aifromzero.kit.exercise.TaskList;
import dev.aifromzero.kit.exercise.run.Walls;
import dev.aifromzero.kit.io.ProjectPaths;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The teacher's command: {@code mvn -q -Pgrade -Dsubmissions=DIR}. */
@Command(
        name = "grade",
        mixinStandardHelpOptions = true,
        description = "Grades a folder of submissions (folders or zips, one a student) with this tree's own tests.")
public final class Grade implements Callable<Integer> {
    @Option(names = "--submissions", paramLabel = "DIR", description = "folder with one folder or zip for each student")
    private Path submissions;

    @Option(names = "--out", paramLabel = "DIR", description = "where the grades go (default: out/grades)")
    private Path out;

    @Option(
            names = "--rules",
            paramLabel = "FILE",
            description = "weights, deadlines, limits (default: " + GradingRules.FILE_NAME + " beside the submissions)")
    private Path rulesFile;

    @Option(names = "--no-color", description = "no colours")
    private boolean noColor;

    private Console console;

    /**
     * Starts the grading in a JVM of its own.
     *
     * @param args what the user typed; {@code -Dsubmissions} is added where it is set
     */
    public static void main(String[] args) {
        List<String> all = new ArrayList<>(Arrays.asList(args));
        String named = System.getProperty("submissions", "");
        if (!named.isBlank()) {
            all.addAll(List.of("--submissions", named));
        }
        Launcher.start(Grade.class, Grade::new, JvmSettings.plain(), all.toArray(String[]::new));
    }

    /** Makes this command write to a console of the caller's, as tests do. */
    void writeTo(Console other) {
        console = other;
    }

    @Override
    public Integer call() throws Exception {
        console = console == null ? Console.create(!noColor, true) : console;
        if (submissions == null) {
            throw new UserError("No submissions were named", "Run mvn -q -Pgrade -Dsubmissions=DIR");
        }
        Path target = out == null ? ProjectPaths.root().resolve("out").resolve("grades") : out;
        GradingRules rules =
                GradingRules.read(rulesFile == null ? submissions.resolve(GradingRules.FILE_NAME) : rulesFile);
        List<TaskInfo> tasks = rules.choose(TaskList.ofProject());
        if (tasks.isEmpty()) {
            throw new UserError("There are no tasks to grade", "See docs/teaching.md");
        }
        List<Submission> handedIn = Submissions.in(submissions);
        Path scratch = Files.createTempDirectory("aifromzero-grading").toRealPath();
        try {
            GradeBook book = grade(rules, tasks, handedIn, scratch, target);
            book.write(target);
            show(book, target);
        } finally {
            Kit.delete(scratch);
        }
        return 0;
    }

    private GradeBook grade(
            GradingRules rules, List<TaskInfo> tasks, List<Submission> handedIn, Path scratch, Path target)
            throws IOException, InterruptedException {
        Path root = ProjectPaths.root();
        Kit kit = Kit.pack(root, scratch.resolve("kit"), System.getProperty("java.class.path"), tasks);
        List<Path> needed = new ArrayList<>(List.of(scratch, Path.of(System.getProperty("java.home"))));
        Arrays.stream(kit.classPath().split(File.pathSeparator)).map(Path::of).forEach(needed::add);
        Files.createDirectories(target);
        Walls walls = Walls.best(List.of(root, submissions, target), needed, scratch.resolve("walls"));
        console.say("%d submissions, %d tasks. Walls: %s.", handedIn.size(), tasks.size(), walls.describe());
        Marker marker = new Marker(rules, kit, walls, scratch);
        List<StudentGrade> grades = new ArrayList<>();
        int done = 0;
        try (ProgressBar bar = console.progress("grading", (long) handedIn.size() * tasks.size())) {
            for (Submission submission : handedIn) {
                List<StudentGrade.TaskGrade> marks = new ArrayList<>();
                for (TaskInfo task : tasks) {
                    bar.update(done++, submission.student() + ", task " + task.id());
                    marks.add(marker.mark(task, submission));
                }
                grades.add(new StudentGrade(
                        submission.student(),
                        rules.submitted(submission.student()).orElse(submission.submitted()),
                        marks,
                        submission.notes()));
            }
        }
        return new GradeBook(tasks, grades, Similarity.of(tasks, handedIn), walls.describe());
    }

    private void show(GradeBook book, Path target) {
        Table table = new Table("Student", "Points", "Of", "Right", "Look at");
        for (StudentGrade grade : book.grades()) {
            long right =
                    grade.tasks().stream().filter(task -> task.result().ok()).count();
            long odd = grade.notes().size()
                    + grade.tasks().stream()
                            .mapToLong(task -> task.notes().size())
                            .sum();
            table.row(
                    grade.student(), GradeBook.number(grade.earned()), GradeBook.number(grade.possible()), right, odd);
        }
        console.table(table);
        console.blank();
        if (!book.similar().isEmpty()) {
            console.say(
                    "%d pairs of answers are much alike: places to look, not proofs.",
                    book.similar().size());
        }
        console.say(
                "Written: %s (open it in a browser), grades.csv and grades.json beside it.",
                ProjectPaths.display(target.resolve("index.html")));
    }
}
