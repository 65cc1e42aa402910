package dev.aifromzero.kit.exercise;

import java.nio.file.Path;

/**
 * One exercise, as its files in the tree describe it.
 *
 * @param id level and number, e.g. "2.3"
 * @param points what a correct answer earns
 * @param title a few words
 * @param hint one helpful thought
 * @param lesson page and heading, e.g. "docs/level2.md#step-2-a-network"
 * @param root the project's top folder
 * @param module the level's folder inside it, e.g. "level2-neural-net"
 * @param packageName the package of stub, solution and test
 * @param className the class that the student completes, without package
 */
public record TaskInfo(
        String id,
        int points,
        String title,
        String hint,
        String lesson,
        Path root,
        String module,
        String packageName,
        String className) {
    /** Folder of the stubs inside a level. */
    public static final String EXERCISES = "src/exercises/java";
    /** Folder of the reference solutions inside a level. */
    public static final String SOLUTIONS = "src/solutions/java";
    /** Folder of the tests inside a level. */
    public static final String TESTS = "src/exercises-tests/java";

    /** {@return the number of the level, 1 to 5} */
    public int level() {
        return Integer.parseInt(id.substring(0, id.indexOf('.')));
    }

    /** {@return the number inside the level, from 1} */
    public int number() {
        return Integer.parseInt(id.substring(id.indexOf('.') + 1));
    }

    /** {@return the student's file} */
    public Path exercise() {
        return in(EXERCISES).resolve(className + ".java");
    }

    /** {@return the reference solution; not there in a student's edition} */
    public Path solution() {
        return in(SOLUTIONS).resolve(className + ".java");
    }

    /** {@return the test} */
    public Path test() {
        return in(TESTS).resolve(className + "Test.java");
    }

    /** {@return the full name of the test class} */
    public String testClass() {
        return packageName + "." + className + "Test";
    }

    /**
     * {@return the folder of the package inside one of the three source folders}
     *
     * @param sourceFolder {@link #EXERCISES}, {@link #SOLUTIONS} or {@link #TESTS}
     */
    public Path in(String sourceFolder) {
        return root.resolve(module).resolve(sourceFolder).resolve(packageName.replace('.', '/'));
    }

    @Override
    public String toString() {
        return "Task " + id + " (" + title + ")";
    }
}
