package dev.aifromzero.kit.exercise.run;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.aifromzero.kit.exercise.run.TaskResult.Failure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs one JUnit test class and keeps what each of its tests said. */
final class TestRun implements TestExecutionListener {
    private static final int LONGEST_MESSAGE = 2000;
    private static final int MOST_FAILURES = 50;

    private final String packageName;
    private final List<Placed> failures = new ArrayList<>();
    private TestPlan plan;
    private int passed;

    /** A failure, and the line of the test that it belongs to. */
    private record Placed(Failure failure, int line) {}

    private TestRun(String packageName) {
        this.packageName = packageName;
    }

    /** {@return the result of all tests of the class} */
    static TaskResult of(Job job, Class<?> testClass, List<Problem> problems) {
        TestRun run = new TestRun(job.packageName());
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(testClass))
                .filters(EngineFilter.includeEngines("junit-jupiter"))
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "false")
                .build();
        LauncherFactory.create().execute(request, run);
        long total = run.plan == null ? 0 : run.plan.countTestIdentifiers(TestIdentifier::isTest);
        boolean ok = total > 0 && run.passed == total && run.failures.isEmpty();
        if (!ok && run.failures.isEmpty()) {
            run.failures.add(new Placed(new Failure(testClass.getSimpleName(), "not all of its tests were run", 0), 0));
        }
        TaskResult.Status status = ok ? TaskResult.Status.PASSED : TaskResult.Status.FAILED;
        return new TaskResult(job.label(), status, run.passed, (int) total, run.inOrder(), problems, "", 0);
    }

    /** A test page begins with the worked example; JUnit runs the tests in an order of its own. */
    private List<Failure> inOrder() {
        return failures.stream()
                .sorted(Comparator.comparingInt(Placed::line))
                .map(Placed::failure)
                .toList();
    }

    @Override
    public void testPlanExecutionStarted(TestPlan testPlan) {
        plan = testPlan;
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        fail(test, "it was skipped: " + reason, 0, 0);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (result.getStatus() == TestExecutionResult.Status.SUCCESSFUL) {
            passed += test.isTest() ? 1 : 0;
            return;
        }
        Throwable thrown = result.getThrowable().orElse(null);
        if (thrown == null) {
            fail(test, "it gave up", 0, 0);
        } else {
            fail(test, words(thrown), line(thrown), lineOfTest(thrown));
        }
    }

    private void fail(TestIdentifier test, String message, int line, int lineOfTest) {
        if (failures.size() < MOST_FAILURES) {
            String shown = message.length() > LONGEST_MESSAGE ? message.substring(0, LONGEST_MESSAGE) + " …" : message;
            failures.add(new Placed(new Failure(sentence(test), shown, line), lineOfTest));
        }
    }

    private static String words(Throwable thrown) {
        if (thrown instanceof AssertionError && thrown.getMessage() != null) {
            return thrown.getMessage();
        }
        if (thrown instanceof UnsupportedOperationException
                && String.valueOf(thrown.getMessage()).startsWith("Task ")) {
            return "not written yet. " + thrown.getMessage();
        }
        String what =
                thrown.getClass().getSimpleName() + (thrown.getMessage() == null ? "" : ": " + thrown.getMessage());
        return thrown.getCause() == null ? what : what + " (because of " + words(thrown.getCause()) + ")";
    }

    /** The student's own line that was running, if one was. */
    private int line(Throwable thrown) {
        for (StackTraceElement element : thrown.getStackTrace()) {
            String file = String.valueOf(element.getFileName());
            if (element.getClassName().startsWith(packageName + ".") && !file.endsWith("Test.java")) {
                return element.getLineNumber();
            }
        }
        return 0;
    }

    /** The outermost line of the test's file: the test itself, not a helper that it calls. */
    private int lineOfTest(Throwable thrown) {
        int last = 0;
        for (StackTraceElement element : thrown.getStackTrace()) {
            if (element.getClassName().startsWith(packageName + ".")
                    && String.valueOf(element.getFileName()).endsWith("Test.java")) {
                last = element.getLineNumber();
            }
        }
        return last;
    }

    /** {@code rowsSumToOne()} becomes "rows sum to one"; names of single cases stay as they are, after their test's. */
    private String sentence(TestIdentifier test) {
        String name = test.getDisplayName();
        if (name.matches("\\w+\\(.*\\)")) {
            return name.substring(0, name.indexOf('('))
                    .replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ")
                    .toLowerCase(Locale.ROOT);
        }
        return test.getParentIdObject().isEmpty() || plan == null || !test.isTest()
                ? name
                : plan.getParent(test).map(this::sentence).orElse("") + " " + name;
    }
}
