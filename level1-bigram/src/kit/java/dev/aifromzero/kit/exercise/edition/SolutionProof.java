package dev.aifromzero.kit.exercise.edition;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreeScanner;
import dev.aifromzero.kit.exercise.JavaSource;
import dev.aifromzero.kit.exercise.Stubs;
import dev.aifromzero.kit.exercise.TaskInfo;
import dev.aifromzero.kit.exercise.TaskList;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Looks for our solutions in a finished zip: the body of each of their methods in each file (however it is broken into
 * lines), class files, archives in the archive, a history.
 */
final class SolutionProof {
    /** Shorter bodies, such as {@code return 2;}, stand everywhere. */
    private static final int SHORTEST_BODY = 40;

    private SolutionProof() {}

    /**
     * What was compared and what was found.
     *
     * @param entries files in the zip
     * @param solutions reference solutions in the teacher's tree
     * @param methods bodies of their methods that were looked for
     * @param classes names of their class files that were looked for
     * @param found what must not be there; empty for a clean zip
     */
    record Report(int entries, int solutions, int methods, int classes, List<String> found) {}

    /** {@return what a zip has of the solutions of this tree} */
    static Report of(Path root, Path zip) throws IOException {
        Map<String, String> bodies = new LinkedHashMap<>();
        Set<String> classFiles = new LinkedHashSet<>();
        Set<String> whole = new LinkedHashSet<>();
        String shown = sources(root);
        for (TaskInfo task : TaskList.ofTree(root)) {
            if (Files.isRegularFile(task.solution())) {
                JavaSource solution = JavaSource.read(task.solution());
                whole.add(flat(solution.text()));
                JavaSource stub = JavaSource.read(task.exercise());
                String given = shown + flat(stub.text()) + flat(Files.readString(task.test()));
                new Bodies(solution, task, bodies, classFiles, given).scan(solution.unit(), null);
            }
        }
        List<String> found = new ArrayList<>(begunStubs(root));
        int entries = 0;
        try (ZipFile file = new ZipFile(zip.toFile())) {
            Enumeration<? extends ZipEntry> all = file.entries();
            while (all.hasMoreElements()) {
                ZipEntry entry = all.nextElement();
                entries++;
                String name = entry.getName();
                String last = name.substring(name.lastIndexOf('/') + 1);
                if (name.contains("/.git/")
                        || name.contains("/src/solutions/")
                        || name.contains("/target/")
                        || last.matches(".*\\.(class|jar|zip|bundle|pack)")
                        || classFiles.contains(last)) {
                    found.add(name + " must not be in it");
                    continue;
                }
                String text = flat(new String(file.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
                whole.stream().filter(text::contains).forEach(same -> found.add(name + " is a whole solution"));
                bodies.forEach((method, body) -> {
                    if (text.contains(body)) {
                        found.add(name + " has the solution of " + method);
                    }
                });
            }
        }
        return new Report(entries, whole.size(), bodies.size(), classFiles.size(), found);
    }

    /** The levels' own sources, which students are meant to read. */
    private static String sources(Path root) throws IOException {
        StringBuilder all = new StringBuilder();
        for (Path module : TaskList.modules(root)) {
            Path main = module.resolve("src/main/java");
            try (Stream<Path> files = Files.isDirectory(main) ? Files.walk(main) : Stream.empty()) {
                for (Path file :
                        files.filter(file -> file.toString().endsWith(".java")).toList()) {
                    all.append(flat(Files.readString(file))).append('\n');
                }
            }
        }
        return all.toString();
    }

    /** A teacher who has tried a task in place would hand out an answer that is not word for word ours. */
    private static List<String> begunStubs(Path root) throws IOException {
        List<String> begun = new ArrayList<>();
        for (TaskInfo task : TaskList.ofTree(root)) {
            if (!Stubs.untouched(task, Files.readString(task.exercise()))) {
                begun.add("The stub of task " + task.id() + " has nothing left to be written: " + task.exercise());
            }
        }
        return begun;
    }

    /** Without blanks, comments stay: two texts are the same however they are laid out. */
    private static String flat(String text) {
        return text.replaceAll("\\s+", "");
    }

    private static final class Bodies extends TreeScanner<Void, Void> {
        private final JavaSource source;
        private final TaskInfo task;
        private final Map<String, String> bodies;
        private final Set<String> classFiles;
        private final String given;

        Bodies(JavaSource source, TaskInfo task, Map<String, String> bodies, Set<String> classFiles, String given) {
            this.source = source;
            this.task = task;
            this.bodies = bodies;
            this.classFiles = classFiles;
            this.given = given;
        }

        @Override
        public Void visitClass(ClassTree tree, Void nothing) {
            boolean top = tree.getSimpleName().contentEquals(task.className());
            classFiles.add(task.className() + (top ? "" : "$" + tree.getSimpleName()) + ".class");
            return super.visitClass(tree, null);
        }

        @Override
        public Void visitMethod(MethodTree tree, Void nothing) {
            if (tree.getBody() != null && source.start(tree.getBody()) >= 0 && source.end(tree.getBody()) > 0) {
                String body = flat(source.text().substring(source.start(tree.getBody()), source.end(tree.getBody())));
                // What the stub, the test or the levels' own program shows anyway is no secret.
                if (body.length() >= SHORTEST_BODY && !given.contains(body)) {
                    bodies.put(
                            "task " + task.id() + ", " + tree.getName() + " (line " + source.line(source.start(tree))
                                    + ")",
                            body);
                }
            }
            return super.visitMethod(tree, null);
        }
    }
}
