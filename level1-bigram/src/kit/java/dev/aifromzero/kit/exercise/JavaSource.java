package dev.aifromzero.kit.exercise;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import dev.aifromzero.kit.error.UserError;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** A Java source as the compiler's tree, read but not compiled: annotations and methods can be looked at without running. */
public final class JavaSource {
    private final String text;
    private final CompilationUnitTree unit;
    private final SourcePositions positions;

    private JavaSource(String text, CompilationUnitTree unit, SourcePositions positions) {
        this.text = text;
        this.unit = unit;
        this.positions = positions;
    }

    /**
     * {@return the source of a file}
     *
     * @param file Java source in UTF-8; it need not compile
     * @throws IOException if the file cannot be read
     */
    public static JavaSource read(Path file) throws IOException {
        return parse(Files.readString(file));
    }

    /**
     * {@return the source of a text; broken code gives as much of a tree as the compiler can make of it}
     *
     * @param text Java source; it need not compile
     * @throws IOException if the compiler cannot read it, which does not happen for a text
     */
    public static JavaSource parse(String text) throws IOException {
        JavaFileObject source =
                new SimpleJavaFileObject(URI.create("string:///Source.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return text;
                    }
                };
        JavacTask task = (JavacTask) compiler()
                .getTask(
                        new StringWriter(),
                        null,
                        new DiagnosticCollector<>(),
                        List.of("-proc:none"),
                        null,
                        List.of(source));
        CompilationUnitTree unit = task.parse().iterator().next();
        return new JavaSource(text, unit, Trees.instance(task).getSourcePositions());
    }

    /**
     * {@return the Java compiler of this JDK}
     *
     * @throws UserError where Java was installed without its compiler
     */
    public static JavaCompiler compiler() {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new UserError("This Java has no compiler", "Install a JDK (not a JRE) and point JAVA_HOME at it");
        }
        return compiler;
    }

    /** {@return the whole text} */
    public String text() {
        return text;
    }

    /** {@return the compiler's tree} */
    public CompilationUnitTree unit() {
        return unit;
    }

    /** {@return the name of the package; empty for none} */
    public String packageName() {
        return unit.getPackageName() == null ? "" : unit.getPackageName().toString();
    }

    /**
     * {@return where the tree begins in the text, −1 for what the compiler has added}
     *
     * @param tree a piece of this file's tree
     */
    public int start(Tree tree) {
        return (int) positions.getStartPosition(unit, tree);
    }

    /**
     * {@return where the tree ends in the text (exclusive), −1 for what the compiler has added}
     *
     * @param tree a piece of this file's tree
     */
    public int end(Tree tree) {
        return (int) positions.getEndPosition(unit, tree);
    }

    /**
     * {@return the line of a place in the text, from 1}
     *
     * @param position characters (chars) from the beginning of the text, from 0
     */
    public int line(int position) {
        return (int) unit.getLineMap().getLineNumber(position);
    }

    /**
     * {@return the values of an annotation (by its simple name) on a class of this file, if there is one}
     *
     * @param name such as {@code Task}, without its package and without {@code @}
     */
    public Optional<Map<String, Object>> annotation(String name) {
        for (Tree type : unit.getTypeDecls()) {
            if (type instanceof ClassTree declared) {
                for (AnnotationTree annotation : declared.getModifiers().getAnnotations()) {
                    if (annotation.getAnnotationType().toString().equals(name)) {
                        return Optional.of(values(annotation));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Map<String, Object> values(AnnotationTree annotation) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (ExpressionTree argument : annotation.getArguments()) {
            if (argument instanceof AssignmentTree assignment) {
                values.put(assignment.getVariable().toString(), constant(assignment.getExpression()));
            }
        }
        return values;
    }

    /** A literal, or several strings put together with plus signs. */
    private static Object constant(ExpressionTree expression) {
        if (expression instanceof LiteralTree literal) {
            return literal.getValue();
        }
        if (expression instanceof ParenthesizedTree inside) {
            return constant(inside.getExpression());
        }
        if (expression instanceof BinaryTree sum && sum.getKind() == Tree.Kind.PLUS) {
            return String.valueOf(constant(sum.getLeftOperand())) + constant(sum.getRightOperand());
        }
        return null;
    }
}
