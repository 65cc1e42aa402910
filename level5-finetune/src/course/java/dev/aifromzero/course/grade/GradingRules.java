package dev.aifromzero.course.grade;

import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.exercise.TaskInfo;
import dev.aifromzero.kit.io.ProjectPaths;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * The teacher's small file: weights, deadlines, limits. Every line may be left out.
 *
 * <pre>
 * tasks = 1.1, 1.2, 2           # only these tasks or levels; without the line all
 * points.1.3 = 6                # other points than the task's own
 * deadline = 2027-01-31T18:00   # for all levels
 * deadline.2 = 2027-02-14T18:00 # for level 2
 * late.factor = 0.5             # what a late answer's points are multiplied with
 * submitted.Asha = 2027-01-30T12:00
 * time.seconds = 20
 * memory.mb = 1024
 * </pre>
 */
final class GradingRules {
    /** Where it is looked for: in the folder with the submissions. */
    public static final String FILE_NAME = "grading.properties";

    private static final String KNOWN =
            "tasks|points\\.\\d\\.\\d+|deadline(\\.\\d)?|late\\.factor|submitted\\..+|time\\.seconds" + "|memory\\.mb";

    private final Properties values = new Properties();
    private final String source;

    private GradingRules(String source) {
        this.source = source;
    }

    /** {@return the rules of a file; the usual ones where there is no such file} */
    public static GradingRules read(Path file) throws IOException {
        GradingRules rules = new GradingRules(ProjectPaths.display(file));
        if (Files.isRegularFile(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                rules.values.load(reader);
            } catch (IllegalArgumentException e) {
                throw rules.wrong("it cannot be read: " + e.getMessage());
            }
        }
        for (String name : rules.values.stringPropertyNames()) {
            if (!name.matches(KNOWN)) {
                throw rules.wrong("'" + name + "' is not a setting; there are tasks, points.N.M, deadline, deadline.N,"
                        + " late.factor, submitted.NAME, time.seconds and memory.mb");
            }
        }
        rules.number("late.factor", 0.5, 0, 1);
        rules.deadlines();
        return rules;
    }

    private UserError wrong(String what) {
        return new UserError("The grading rules " + source + " are wrong: " + what, "Correct the line and grade again");
    }

    private void deadlines() {
        values.stringPropertyNames().stream()
                .filter(name -> name.matches("deadline.*|submitted.*"))
                .forEach(this::time);
    }

    /** {@return the tasks that are graded} */
    public List<TaskInfo> choose(List<TaskInfo> all) {
        String wanted = value("tasks").orElse("");
        if (wanted.isBlank()) {
            return all;
        }
        List<String> names = Arrays.stream(wanted.split("[,\\s]+"))
                .filter(name -> !name.isEmpty())
                .toList();
        for (String name : names) {
            if (all.stream().noneMatch(task -> matches(task, name))) {
                throw wrong("there is no task or level " + name);
            }
        }
        return all.stream()
                .filter(task -> names.stream().anyMatch(name -> matches(task, name)))
                .toList();
    }

    private static boolean matches(TaskInfo task, String name) {
        return task.id().equals(name) || name.equals(task.level() + "");
    }

    /** {@return what a right answer in time earns} */
    public double points(TaskInfo task) {
        return number("points." + task.id(), task.points(), 0, 1000);
    }

    /** {@return what the points are multiplied with: 1 in time, the late factor afterwards} */
    public double factor(TaskInfo task, LocalDateTime submitted) {
        Optional<LocalDateTime> deadline = time("deadline." + task.level()).or(() -> time("deadline"));
        boolean late = deadline.isPresent() && submitted.isAfter(deadline.get());
        return late ? number("late.factor", 0.5, 0, 1) : 1;
    }

    /** {@return when a student handed in, where the file says so} */
    public Optional<LocalDateTime> submitted(String student) {
        return time("submitted." + student);
    }

    /** {@return the seconds that one task may take} */
    public int seconds() {
        return (int) number("time.seconds", 20, 1, 3600);
    }

    /** {@return the megabytes of heap that one task may use} */
    public int megabytes() {
        return (int) number("memory.mb", 1024, 64, 65536);
    }

    private Optional<String> value(String name) {
        return Optional.ofNullable(values.getProperty(name))
                .map(value -> value.replaceFirst("\\s+#.*", "").strip());
    }

    private double number(String name, double otherwise, double least, double most) {
        String text = value(name).orElse(otherwise + "");
        try {
            double number = Double.parseDouble(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw wrong(name + " must be a number from " + least + " to " + most + ", not '" + text + "'");
    }

    private Optional<LocalDateTime> time(String name) {
        try {
            return value(name).map(LocalDateTime::parse);
        } catch (DateTimeParseException e) {
            throw wrong(name + " must look like 2027-01-31T18:00");
        }
    }
}
