package dev.aifromzero.kit.exercise.run;

import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.exercise.Task;
import dev.aifromzero.kit.exercise.TaskList;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.PostDiscoveryFilter;

/**
 * Lets {@code -Dtask=2.3} choose one task in {@code mvn -Pexercises test}, and {@code -pl} the levels whose tasks run (the
 * levels that are only built along with them keep silent). JUnit finds this class by itself; without these two settings
 * it lets everything pass.
 */
public final class TaskFilter implements PostDiscoveryFilter {
    private final String wanted;
    private final boolean silent;
    private final String unknown;

    /** A filter as the build's settings say. */
    public TaskFilter() {
        this(
                System.getProperty("task", ""),
                System.getProperty("exercises.selected", ""),
                Path.of(System.getProperty("basedir", "")).toAbsolutePath());
    }

    /**
     * A filter.
     *
     * @param task the id of the only task to run, or empty for all
     * @param selected what {@code -pl} was given, in one text; empty for all levels
     * @param module the folder of the level that is being tested
     */
    TaskFilter(String task, String selected, Path module) {
        wanted = task.strip();
        String name = module.getFileName() == null ? "" : module.getFileName().toString();
        silent = selected.contains("level") && !selected.contains(name);
        boolean ours = !wanted.isEmpty() && name.startsWith("level" + wanted.charAt(0) + "-");
        unknown = ours ? problem(module, name) : "";
    }

    /** A mistyped id must not look like a passed test. */
    private String problem(Path module, String name) {
        try {
            TaskList.byId(TaskList.ofModule(module.getParent(), name), wanted);
            return "";
        } catch (UserError e) {
            return e.getMessage() + ". " + e.remedy() + ".";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public FilterResult apply(TestDescriptor test) {
        if (!unknown.isEmpty()) {
            throw new IllegalStateException(unknown);
        }
        if (silent) {
            return FilterResult.excluded("another level was asked for");
        }
        return FilterResult.includedIf(wanted.isEmpty() || matches(test));
    }

    private boolean matches(TestDescriptor test) {
        for (TestDescriptor at = test; at != null; at = at.getParent().orElse(null)) {
            if (at.getSource().orElse(null) instanceof ClassSource source) {
                Task task = source.getJavaClass().getAnnotation(Task.class);
                if (task != null) {
                    return task.id().equals(wanted);
                }
            }
        }
        return false;
    }
}
