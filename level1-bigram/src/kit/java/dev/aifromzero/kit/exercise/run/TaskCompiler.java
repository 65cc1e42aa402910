package dev.aifromzero.kit.exercise.run;

import dev.aifromzero.kit.exercise.JavaSource;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;

/** Compiles one file; what the compiler complains about is a result, not a failure. */
final class TaskCompiler {
    private TaskCompiler() {}

    /**
     * {@return what the compiler said; without an error among it, the classes are in the output folder}
     *
     * @param source the file
     * @param sourcePath the folder where classes that it uses may lie as sources, or null for none
     * @param classPath compiled classes that it uses
     * @param output where the classes go
     */
    public static List<Problem> compile(Path source, Path sourcePath, String classPath, Path output)
            throws IOException {
        Files.createDirectories(output);
        JavaCompiler compiler = JavaSource.compiler();
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(said, Locale.ROOT, StandardCharsets.UTF_8)) {
            List<String> options = List.of(
                    "--release",
                    "17",
                    "-parameters",
                    "-proc:none",
                    "-Xlint:all,-processing,-classfile,-serial,-path,-options",
                    "-implicit:class",
                    "-encoding",
                    "UTF-8",
                    "-sourcepath",
                    sourcePath == null ? output.toString() : sourcePath.toString(),
                    "-classpath",
                    classPath,
                    "-d",
                    output.toString());
            compiler.getTask(new StringWriter(), files, said, options, null, files.getJavaFileObjects(source))
                    .call();
        }
        List<Problem> problems = new ArrayList<>();
        for (Diagnostic<? extends JavaFileObject> one : said.getDiagnostics()) {
            boolean error = one.getKind() == Diagnostic.Kind.ERROR;
            if (error || one.getSource() != null) {
                String file = one.getSource() == null
                        ? source.getFileName().toString()
                        : Path.of(one.getSource().toUri()).getFileName().toString();
                problems.add(new Problem(
                        error,
                        file,
                        Math.max(0, one.getLineNumber()),
                        one.getMessage(Locale.ROOT).strip()));
            }
        }
        return problems;
    }
}
