package dev.aifromzero.kit.exercise.run;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.aifromzero.kit.exercise.TaskInfo;
import java.nio.file.Path;

/**
 * One answer to be judged by one test. Paths are absolute.
 *
 * @param label what the result is called, e.g. "2.3" or "2.3, mutant 7"
 * @param packageName the package that all classes of the answer must be in
 * @param source the answer's file
 * @param sourcePath where further classes of the answer may lie, or null
 * @param test the test's file
 * @param testClass the full name of the test class
 */
public record Job(
        @JsonProperty("label") String label,
        @JsonProperty("packageName") String packageName,
        @JsonProperty("source") String source,
        @JsonProperty("sourcePath") String sourcePath,
        @JsonProperty("test") String test,
        @JsonProperty("testClass") String testClass) {

    /**
     * {@return the judging of a file as the answer to a task}
     *
     * @param task gives the test, the package and the label
     * @param answer a source file with the task's class
     * @param sourcePath the folder of further sources of the answer, or null
     */
    public static Job of(TaskInfo task, Path answer, Path sourcePath) {
        return new Job(
                task.id(),
                task.packageName(),
                answer.toAbsolutePath().toString(),
                sourcePath == null ? null : sourcePath.toAbsolutePath().toString(),
                task.test().toAbsolutePath().toString(),
                task.testClass());
    }

    /**
     * {@return the same under another name}
     *
     * @param other the new label, as a person should read it
     */
    public Job named(String other) {
        return new Job(other, packageName, source, sourcePath, test, testClass);
    }
}
