package dev.aifromzero.course.learn;

import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.DisplayWidth;
import dev.aifromzero.kit.console.ProgressBar;
import dev.aifromzero.kit.console.Style;
import dev.aifromzero.kit.console.Table;
import dev.aifromzero.kit.error.ErrorMessages;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.exercise.Stubs;
import dev.aifromzero.kit.exercise.TaskInfo;
import dev.aifromzero.kit.exercise.TaskList;
import dev.aifromzero.kit.exercise.run.Job;
import dev.aifromzero.kit.exercise.run.Limits;
import dev.aifromzero.kit.exercise.run.TaskResult;
import dev.aifromzero.kit.exercise.run.TaskRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One sitting of a student: commands come in, the file is watched, tests are run. */
final class LearnSession {
    private static final int BAR_COLUMNS = 24;
    private static final long MILLISECONDS_A_ROUND = 150;
    private static final String QUESTION = "learn> ";

    private final Console console;
    private final Path root;
    private final List<TaskInfo> tasks;
    private final Lines lines;
    private final FileWatch watch;
    private final Explain explain;
    private final Stubs stubs;
    private final Progress progress;
    private TaskInfo now;

    LearnSession(Console console, Path root, List<TaskInfo> tasks, Lines lines, FileWatch watch) throws IOException {
        this.console = console;
        this.root = root;
        this.tasks = tasks;
        this.lines = lines;
        this.watch = watch;
        this.explain = new Explain(console);
        this.stubs = new Stubs(root);
        this.progress = Progress.load(root);
    }

    /** Runs until the student has enough. */
    void run() throws IOException, InterruptedException {
        for (TaskInfo task : tasks) {
            stubs.keep(task);
        }
        console.banner("Exercises", "Edit the file, save it, and the tests run");
        go(progress.current(tasks));
        console.print(QUESTION);
        while (true) {
            Optional<String> line = lines.next(MILLISECONDS_A_ROUND);
            if (line.isPresent()) {
                if (!console.isATerminal()) {
                    console.line(line.get()); // a recorded session shows what was typed
                }
                if (!obey(line.get())) {
                    return;
                }
                console.print(QUESTION);
            } else if (lines.ended()) {
                console.blank();
                return;
            } else if (watch.changed()) {
                console.blank();
                check(now);
                console.print(QUESTION);
            }
        }
    }

    private boolean obey(String line) throws IOException, InterruptedException {
        String[] words = line.split("\\s+");
        String argument = words.length > 1 ? words[1] : "";
        try {
            switch (words[0].toLowerCase(java.util.Locale.ROOT)) {
                case "" -> enter();
                case "hint" -> console.say(now.hint());
                case "list" -> list();
                case "next" -> go(progress.next(tasks, now));
                case "task", "go" -> go(TaskList.byId(tasks, argument));
                case "check" -> checkOneOrAll(argument);
                case "reset" -> reset(argument.isEmpty() ? now : TaskList.byId(tasks, argument));
                case "help", "?" -> help();
                case "quit", "exit", "q" -> {
                    console.line("See you. What is done is kept in .learn/progress.txt.");
                    return false;
                }
                default ->
                    console.say("'%s' is not a command here; help lists them. Java goes into the file.", words[0]);
            }
        } catch (UserError | IOException e) {
            UserError error = ErrorMessages.explain(e);
            console.say("%s. %s.", error.getMessage(), error.remedy());
        }
        return true;
    }

    private void enter() throws IOException, InterruptedException {
        if (progress.isDone(now)) {
            go(progress.next(tasks, now));
        } else {
            check(now);
        }
    }

    private void go(TaskInfo task) throws IOException {
        now = task;
        progress.at(task);
        watch.on(task.exercise());
        bar();
        console.blank();
        console.line(console.paint(Style.BOLD, "Task " + task.id() + ": " + task.title()) + "  ("
                + points(task.points()) + (progress.isDone(task) ? ", done" : "") + ")");
        console.line("  file    " + Explain.link(console, task.exercise(), firstGap(task)));
        console.line("  lesson  " + task.lesson());
        console.blank();
        console.say(
                "The file says what to do. Edit it in your editor and save: the tests run each time. hint, list, next and"
                        + " help are commands here, quit ends.");
        console.blank();
    }

    /** The line where the first thing is still to be written. */
    private static long firstGap(TaskInfo task) throws IOException {
        if (!Files.isRegularFile(task.exercise())) {
            return 0;
        }
        List<String> text = Files.readAllLines(task.exercise());
        for (int i = 0; i < text.size(); i++) {
            if (text.get(i).contains("UnsupportedOperationException(\"Task ")) {
                return i + 1L;
            }
        }
        return 1;
    }

    private void bar() {
        long done = tasks.stream().filter(progress::isDone).count();
        int earned = tasks.stream()
                .filter(progress::isDone)
                .mapToInt(TaskInfo::points)
                .sum();
        int all = tasks.stream().mapToInt(TaskInfo::points).sum();
        String bar = DisplayWidth.padRight(console.bar(done / (double) tasks.size(), BAR_COLUMNS), BAR_COLUMNS);
        console.line("▕" + bar + "▏ " + done + " of " + tasks.size() + " tasks, " + earned + " of " + points(all));
    }

    private static String points(int number) {
        return number + (number == 1 ? " point" : " points");
    }

    private void check(TaskInfo task) throws IOException, InterruptedException {
        console.line(console.paint(Style.DIM, "Task " + task.id() + ": compiling and testing …"));
        boolean before = progress.isDone(task);
        TaskResult result = run(List.of(task)).get(0);
        progress.mark(task, result.ok());
        explain.show(task, result);
        console.blank();
        if (result.ok()) {
            bar();
            boolean all = tasks.stream().allMatch(progress::isDone);
            console.say(
                    all
                            ? "That was the last one: every task is done. Well done!"
                            : before ? "Still right." : "Press Enter (or type next) for the next task.");
        }
    }

    private void checkOneOrAll(String argument) throws IOException, InterruptedException {
        if (!argument.equals("all")) {
            check(argument.isEmpty() ? now : TaskList.byId(tasks, argument));
            return;
        }
        List<TaskResult> results = run(tasks);
        Table table = new Table("Task", "Points", "What", "Result");
        for (int i = 0; i < tasks.size(); i++) {
            TaskInfo task = tasks.get(i);
            TaskResult result = results.get(i);
            progress.mark(task, result.ok());
            String tests = result.total() > 0 && !result.ok() ? ": " + result.passed() + " of " + result.total() : "";
            table.row(
                    task.id(),
                    task.points(),
                    task.title(),
                    (result.ok() ? "✓ " : "") + result.status().words() + tests);
        }
        console.table(table);
        bar();
    }

    private List<TaskResult> run(List<TaskInfo> chosen) throws IOException, InterruptedException {
        Path work = Files.createTempDirectory("aifromzero-learn");
        try (ProgressBar bar = console.progress("tests", chosen.size())) {
            List<Job> jobs = chosen.stream()
                    .map(task -> Job.of(task, task.exercise(), sources(task)))
                    .toList();
            bar.update(0, chosen.size() == 1 ? "" : chosen.size() + " tasks");
            return TaskRunner.plain(Limits.usual(), root).run(jobs, work);
        } finally {
            try (Stream<Path> files = Files.walk(work)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        }
    }

    private static Path sources(TaskInfo task) {
        return task.root().resolve(task.module()).resolve(TaskInfo.EXERCISES);
    }

    private void list() {
        Table table = new Table("Task", "Points", "What", "");
        for (TaskInfo task : tasks) {
            table.row(
                    task.id(),
                    task.points(),
                    task.title(),
                    task.equals(now) ? "← now" : progress.isDone(task) ? "✓ done" : "");
        }
        console.table(table);
        bar();
    }

    private void reset(TaskInfo task) throws IOException {
        Path kept = stubs.reset(task);
        progress.mark(task, false);
        console.say("Task %s is as it was at the beginning. Your file is kept as %s.", task.id(), kept.getFileName());
        watch.on(now.exercise());
    }

    private void help() {
        console.table(new Table("Command", "What it does")
                .row("(Enter)", "test the present task; when it is done, go to the next")
                .row("hint", "one thought that helps")
                .row("list", "all tasks, and which are done")
                .row("next", "the next open task; this one stays open")
                .row("task 2.3", "go to that task")
                .row("check all", "test every task (check 2.3: only that one)")
                .row("reset", "the present task's file as it was (reset 2.3: that one's); yours is kept as .bak")
                .row("quit", "end; what is done is remembered"));
    }
}
