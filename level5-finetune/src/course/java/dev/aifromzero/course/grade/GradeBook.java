package dev.aifromzero.course.grade;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aifromzero.course.grade.StudentGrade.TaskGrade;
import dev.aifromzero.kit.exercise.TaskInfo;
import dev.aifromzero.kit.io.AtomicFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The outcome of a grading, and its files.
 *
 * @param tasks what was graded
 * @param grades one entry a student
 * @param similar answers that are much alike
 * @param walls how the answers were shut in
 */
record GradeBook(List<TaskInfo> tasks, List<StudentGrade> grades, List<Similarity.Pair> similar, String walls) {

    /** Writes {@code grades.csv}, {@code grades.json}, {@code index.html} and a page a student. */
    void write(Path folder) throws IOException {
        AtomicFiles.writeString(folder.resolve("grades.csv"), csv());
        AtomicFiles.writeString(
                folder.resolve("grades.json"),
                new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(json()) + "\n");
        GradePages.write(this, folder);
    }

    /** {@return points without needless zeros} */
    static String number(double points) {
        return String.format(Locale.ROOT, "%.2f", points).replaceAll("\\.?0+$", "");
    }

    /** {@return a file name for a student's page that no name can turn into a path} */
    String page(StudentGrade grade) {
        return String.format(Locale.ROOT, "%03d-", grades.indexOf(grade) + 1)
                + grade.student().replaceAll("[^\\p{L}\\p{N}\\p{M}_-]", "_") + ".html";
    }

    private String csv() {
        List<String> heading = new ArrayList<>(List.of("student", "points", "of", "submitted"));
        tasks.forEach(task -> heading.add(task.id()));
        heading.add("look at");
        StringBuilder csv = new StringBuilder(row(heading));
        for (StudentGrade grade : grades) {
            List<String> cells = new ArrayList<>(List.of(
                    grade.student(),
                    number(grade.earned()),
                    number(grade.possible()),
                    grade.submitted().toString()));
            grade.tasks().forEach(task -> cells.add(number(task.earned())));
            List<String> notes = new ArrayList<>(grade.notes());
            grade.tasks().forEach(task -> task.notes().forEach(note -> notes.add(task.id() + " " + note)));
            cells.add(String.join("; ", notes));
            csv.append(row(cells));
        }
        return csv.toString();
    }

    /** Quoted where needed; a cell that a spreadsheet would take for a formula gets an apostrophe. */
    private static String row(List<String> cells) {
        List<String> safe = new ArrayList<>();
        for (String cell : cells) {
            String text = cell.matches("[=+@\\t\\r-].*") ? "'" + cell : cell;
            safe.add(text.matches("(?s).*[\",\\r\\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text);
        }
        return String.join(",", safe) + "\n";
    }

    private Map<String, Object> json() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("walls", walls);
        all.put(
                "tasks",
                tasks.stream()
                        .map(task -> Map.of("id", task.id(), "title", task.title()))
                        .toList());
        all.put("students", grades.stream().map(GradeBook::json).toList());
        all.put("similar", similar);
        return all;
    }

    private static Map<String, Object> json(StudentGrade grade) {
        Map<String, Object> student = new LinkedHashMap<>();
        student.put("student", grade.student());
        student.put("submitted", grade.submitted().toString());
        student.put("points", grade.earned());
        student.put("of", grade.possible());
        student.put("notes", grade.notes());
        student.put("tasks", grade.tasks().stream().map(GradeBook::json).toList());
        return student;
    }

    private static Map<String, Object> json(TaskGrade task) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("id", task.id());
        entry.put("points", task.earned());
        entry.put("of", task.possible());
        entry.put("late", task.late());
        entry.put("status", task.result().status());
        entry.put("passed", task.result().passed());
        entry.put("tests", task.result().total());
        entry.put("message", task.result().summary());
        entry.put("failures", task.result().failures());
        entry.put("compiler", task.result().problems());
        entry.put("seconds", Math.round(task.result().seconds() * 100) / 100.0);
        entry.put("notes", task.notes());
        return entry;
    }
}
