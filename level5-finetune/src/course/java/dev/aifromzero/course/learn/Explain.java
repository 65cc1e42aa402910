package dev.aifromzero.course.learn;

import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.DisplayWidth;
import dev.aifromzero.kit.console.Style;
import dev.aifromzero.kit.error.Printable;
import dev.aifromzero.kit.exercise.TaskInfo;
import dev.aifromzero.kit.exercise.run.Problem;
import dev.aifromzero.kit.exercise.run.TaskResult;
import dev.aifromzero.kit.io.ProjectPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says what came of an answer, so that the next step is clear: what was expected, what came, one thought. */
final class Explain {
    private static final int FAILURES_SHOWN = 2;
    private static final int PROBLEMS_SHOWN = 3;
    private static final Pattern COMPARED = Pattern.compile(
            "(.*?)(?: ==> )?(?:[\\w ]+\\[\\d+],? ?)?expected: <(.*)> but was: <(.*)>\\.?", Pattern.DOTALL);

    private final Console console;

    Explain(Console console) {
        this.console = console;
    }

    /** Writes what the tests, or the compiler, said. */
    void show(TaskInfo task, TaskResult result) throws IOException {
        switch (result.status()) {
            case PASSED ->
                console.line(console.paint(
                        Style.GREEN, "✓ Right: all " + result.total() + " tests of task " + task.id() + " pass."));
            case NOT_COMPILED -> notCompiled(task, result.problems());
            case FAILED -> failed(task, result);
            default ->
                console.say(
                        console.paint(Style.RED, "✗ ") + Printable.of("Task " + task.id() + ": " + result.summary()));
        }
    }

    private void notCompiled(TaskInfo task, List<Problem> problems) throws IOException {
        console.line(console.paint(Style.MAGENTA, "… Not compiled yet."));
        List<Problem> errors = problems.stream().filter(Problem::error).toList();
        for (Problem error : errors.subList(0, Math.min(PROBLEMS_SHOWN, errors.size()))) {
            Path file = error.file().equals(task.className() + ".java") ? task.exercise() : task.test();
            console.blank();
            console.line("  " + link(console, file, error.line()));
            code(file, error.line());
            error.message().lines().forEach(line -> console.line("  " + Printable.of(line)));
        }
        more(errors.size() - PROBLEMS_SHOWN, "error");
    }

    private void code(Path file, long line) throws IOException {
        List<String> lines = Files.isRegularFile(file) ? Files.readAllLines(file) : List.of();
        if (line > 0 && line <= lines.size()) {
            console.line("    " + Printable.of(lines.get((int) line - 1).strip()));
        }
    }

    private void failed(TaskInfo task, TaskResult result) throws IOException {
        List<TaskResult.Failure> failures = result.failures();
        console.line(console.paint(Style.RED, "✗ ") + result.passed() + " of " + result.total() + " tests pass.");
        for (TaskResult.Failure failure : failures.subList(0, Math.min(FAILURES_SHOWN, failures.size()))) {
            console.blank();
            console.line("  " + console.paint(Style.BOLD, Printable.of(failure.test())));
            Matcher compared = COMPARED.matcher(failure.message());
            if (compared.matches()) {
                field("expected:", compared.group(2));
                field("came:", compared.group(3));
                if (!compared.group(1).isBlank()) {
                    field("think:", compared.group(1).strip());
                }
            } else {
                field("came:", failure.message());
            }
            if (failure.line() > 0) {
                console.line("  in " + link(console, task.exercise(), failure.line()));
            }
        }
        more(failures.size() - FAILURES_SHOWN, "failing test");
    }

    private void more(int number, String what) {
        if (number > 0) {
            console.blank();
            console.line("  and " + number + " more " + what + (number == 1 ? "" : "s"));
        }
    }

    private void field(String name, String text) {
        List<String> lines = DisplayWidth.wrap(Printable.of(text), Math.max(20, console.width() - 12));
        for (int i = 0; i < lines.size(); i++) {
            console.line("  " + DisplayWidth.padRight(i == 0 ? name : "", 10) + lines.get(i));
        }
    }

    /** {@return the path with the line, as editors understand it; in a terminal also as a link that can be clicked} */
    static String link(Console console, Path file, long line) {
        String shown = ProjectPaths.display(file) + (line > 0 ? ":" + line : "");
        return console.colours() ? "\u001b]8;;" + file.toUri() + "\u001b\\" + shown + "\u001b]8;;\u001b\\" : shown;
    }
}
