package dev.aifromzero.course.grade;

import dev.aifromzero.course.grade.StudentGrade.TaskGrade;
import dev.aifromzero.kit.exercise.run.Problem;
import dev.aifromzero.kit.exercise.run.TaskResult;
import dev.aifromzero.kit.io.AtomicFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The grades as web pages: one table for the teacher, one page to hand to each student. Plain HTML, nothing loaded. */
final class GradePages {
    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <title>TITLE</title>
            <style>
            body { font: 16px/1.5 system-ui, sans-serif; max-width: 60em; margin: 2em auto; padding: 0 1em; color: #222; }
            table { border-collapse: collapse; } th, td { padding: .3em .7em; border-bottom: 1px solid #ccc; text-align: left;
              vertical-align: top; } td.n { text-align: right; } pre { background: #f3f3f3; padding: .6em; white-space: pre-wrap; }
            .right { color: #0a6b2d; } .wrong { color: #9c1c1c; } section { border-top: 2px solid #ccc; margin-top: 1.5em; }
            </style></head><body>
            <h1>TITLE</h1>
            """;

    private GradePages() {}

    static void write(GradeBook book, Path folder) throws IOException {
        AtomicFiles.writeString(folder.resolve("index.html"), index(book));
        for (StudentGrade grade : book.grades()) {
            AtomicFiles.writeString(folder.resolve("students").resolve(book.page(grade)), student(grade));
        }
    }

    private static String index(GradeBook book) {
        StringBuilder page = new StringBuilder(head("Grades"));
        page.append("<p>Walls around the answers: ")
                .append(safe(book.walls()))
                .append(".</p>\n<table><tr><th>Student</th>" + "<th>Points</th>");
        book.tasks()
                .forEach(task -> page.append("<th title=\"")
                        .append(safe(task.title()))
                        .append("\">")
                        .append(task.id())
                        .append("</th>"));
        page.append("<th>Look at</th></tr>\n");
        for (StudentGrade grade : book.grades()) {
            long odd = grade.notes().size()
                    + grade.tasks().stream()
                            .mapToLong(task -> task.notes().size())
                            .sum();
            page.append("<tr><td><a href=\"students/")
                    .append(safe(book.page(grade)))
                    .append("\">")
                    .append(safe(grade.student()))
                    .append("</a></td><td class=\"n\">")
                    .append(GradeBook.number(grade.earned()))
                    .append(" of ")
                    .append(GradeBook.number(grade.possible()))
                    .append("</td>");
            grade.tasks()
                    .forEach(task -> page.append("<td class=\"n\" title=\"")
                            .append(safe(task.result().status().words()))
                            .append("\">")
                            .append(mark(task))
                            .append(GradeBook.number(task.earned()))
                            .append("</td>"));
            page.append("<td class=\"n\">").append(odd == 0 ? "" : odd + "").append("</td></tr>\n");
        }
        page.append("</table>\n<h2>Answers that are much alike</h2>\n");
        if (book.similar().isEmpty()) {
            page.append("<p>None.</p>\n");
        } else {
            page.append(
                    "<p>Places to look, not proofs: short answers are alike by nature.</p>\n<table><tr><th>Task</th>"
                            + "<th>Students</th><th>Shared</th></tr>\n");
            book.similar()
                    .forEach(pair -> page.append(String.format(
                            Locale.ROOT,
                            "<tr><td>%s</td><td>%s and %s</td><td class=\"n\">%.0f%%</td></tr>%n",
                            safe(pair.task()),
                            safe(pair.first()),
                            safe(pair.second()),
                            pair.share() * 100)));
            page.append("</table>\n");
        }
        return page.append("</body></html>\n").toString();
    }

    private static String student(StudentGrade grade) {
        StringBuilder page = new StringBuilder(head(grade.student()));
        page.append("<p><strong>")
                .append(GradeBook.number(grade.earned()))
                .append(" of ")
                .append(GradeBook.number(grade.possible()))
                .append(" points</strong>, handed in ")
                .append(safe(grade.submitted().toString().replace('T', ' ').replaceFirst("\\..*", "")))
                .append(".</p>\n");
        list(page, "Notes", grade.notes());
        for (TaskGrade task : grade.tasks()) {
            page.append("<section><h2>")
                    .append(mark(task))
                    .append("Task ")
                    .append(safe(task.id()))
                    .append(": ")
                    .append(safe(task.title()))
                    .append("</h2>\n<p>")
                    .append(GradeBook.number(task.earned()))
                    .append(" of ")
                    .append(GradeBook.number(task.possible()))
                    .append(" points")
                    .append(task.late() ? ", late" : "")
                    .append(". ")
                    .append(safe(sentence(task.result())))
                    .append("</p>\n");
            for (TaskResult.Failure failure : task.result().failures()) {
                String where = failure.line() > 0 ? " (your line " + failure.line() + ")" : "";
                page.append("<pre>")
                        .append(safe(failure.test() + where + "\n" + failure.message()))
                        .append("</pre>\n");
            }
            if (task.result().status() == TaskResult.Status.NOT_COMPILED) {
                list(
                        page,
                        "The compiler says",
                        task.result().problems().stream().map(Problem::toString).toList());
            }
            list(page, "Places to look", task.notes());
            page.append("</section>\n");
        }
        return page.append("</body></html>\n").toString();
    }

    private static String sentence(TaskResult result) {
        String words = result.status() == TaskResult.Status.FAILED && result.total() > 0
                ? result.passed() + " of " + result.total() + " tests pass"
                : result.summary();
        return words + String.format(Locale.ROOT, " (%.1f s).", result.seconds());
    }

    private static String mark(TaskGrade task) {
        return task.result().ok() ? "<span class=\"right\">✓</span> " : "<span class=\"wrong\">✗</span> ";
    }

    private static void list(StringBuilder page, String title, List<String> lines) {
        if (!lines.isEmpty()) {
            page.append("<p>").append(title).append(":</p><ul>");
            lines.forEach(line -> page.append("<li>").append(safe(line)).append("</li>"));
            page.append("</ul>\n");
        }
    }

    private static String head(String title) {
        return HEAD.replace("TITLE", safe(title));
    }

    /** Students' words must stay words: no tag of theirs may come alive on the page. */
    private static String safe(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
