package dev.aifromzero.course.gate;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.TreeScanner;
import dev.aifromzero.kit.exercise.JavaSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One small mistake: a piece of the text and what stands there instead.
 *
 * @param label task, line and change
 * @param start where the piece begins
 * @param end where it ends (exclusive)
 * @param replacement what stands there instead
 */
record Mutant(String label, int start, int end, String replacement) {
    /** The mistakes that are made most: off by one, wrong sign, wrong operation, the other case. */
    private static final Map<Tree.Kind, List<String>> OPERATORS = Map.ofEntries(
            Map.entry(Tree.Kind.LESS_THAN, List.of("<", "<=")),
            Map.entry(Tree.Kind.LESS_THAN_EQUAL, List.of("<=", "<")),
            Map.entry(Tree.Kind.GREATER_THAN, List.of(">", ">=")),
            Map.entry(Tree.Kind.GREATER_THAN_EQUAL, List.of(">=", ">")),
            Map.entry(Tree.Kind.EQUAL_TO, List.of("==", "!=")),
            Map.entry(Tree.Kind.NOT_EQUAL_TO, List.of("!=", "==")),
            Map.entry(Tree.Kind.PLUS, List.of("+", "-")),
            Map.entry(Tree.Kind.MINUS, List.of("-", "+")),
            Map.entry(Tree.Kind.MULTIPLY, List.of("*", "/")),
            Map.entry(Tree.Kind.DIVIDE, List.of("/", "*")),
            Map.entry(Tree.Kind.CONDITIONAL_AND, List.of("&&", "||")),
            Map.entry(Tree.Kind.CONDITIONAL_OR, List.of("||", "&&")),
            Map.entry(Tree.Kind.PLUS_ASSIGNMENT, List.of("+=", "-=")),
            Map.entry(Tree.Kind.MINUS_ASSIGNMENT, List.of("-=", "+=")),
            Map.entry(Tree.Kind.MULTIPLY_ASSIGNMENT, List.of("*=", "/=")),
            Map.entry(Tree.Kind.DIVIDE_ASSIGNMENT, List.of("/=", "*=")));

    /** {@return the source with this mistake} */
    String apply(String text) {
        return text.substring(0, start) + replacement + text.substring(end);
    }

    /** {@return all mistakes for a source, in the order of the text} */
    static List<Mutant> of(JavaSource source, String task) {
        Finder finder = new Finder(source, task);
        finder.scan(source.unit(), null);
        return List.copyOf(finder.found);
    }

    private static final class Finder extends TreeScanner<Void, Void> {
        private final JavaSource source;
        private final String task;
        private final Set<Mutant> found = new LinkedHashSet<>();

        Finder(JavaSource source, String task) {
            this.source = source;
            this.task = task;
        }

        private void add(Tree context, int start, int end, String replacement) {
            if (start < 0 || end < start) {
                return;
            }
            String before = source.text().substring(source.start(context), source.end(context));
            String after = source.text().substring(source.start(context), start)
                    + replacement
                    + source.text().substring(end, source.end(context));
            String change = oneLine(before) + " → " + (after.isBlank() ? "nothing" : oneLine(after));
            found.add(new Mutant(task + ", line " + source.line(start) + ": " + change, start, end, replacement));
        }

        private static String oneLine(String code) {
            String flat = code.replaceAll("\\s+", " ");
            return flat.length() > 60 ? flat.substring(0, 60) + "…" : flat;
        }

        private void operator(Tree tree, Tree left, Tree right) {
            List<String> change = OPERATORS.get(tree.getKind());
            if (change != null) {
                int at = source.text().indexOf(change.get(0), source.end(left));
                if (at >= 0 && at < source.start(right)) {
                    add(tree, at, at + change.get(0).length(), change.get(1));
                }
            }
        }

        @Override
        public Void visitBinary(BinaryTree tree, Void nothing) {
            super.visitBinary(tree, null);
            boolean words = isText(tree.getLeftOperand()) || isText(tree.getRightOperand());
            if (!words) {
                operator(tree, tree.getLeftOperand(), tree.getRightOperand());
            }
            return null;
        }

        private static boolean isText(Tree tree) {
            return tree.getKind() == Tree.Kind.STRING_LITERAL
                    || (tree instanceof BinaryTree sum
                            && (isText(sum.getLeftOperand()) || isText(sum.getRightOperand())));
        }

        @Override
        public Void visitCompoundAssignment(CompoundAssignmentTree tree, Void nothing) {
            operator(tree, tree.getVariable(), tree.getExpression());
            return super.visitCompoundAssignment(tree, null);
        }

        @Override
        public Void visitUnary(UnaryTree tree, Void nothing) {
            if (tree.getKind() == Tree.Kind.UNARY_MINUS || tree.getKind() == Tree.Kind.LOGICAL_COMPLEMENT) {
                add(tree, source.start(tree), source.start(tree.getExpression()), "");
            }
            return super.visitUnary(tree, null);
        }

        @Override
        public Void visitLiteral(LiteralTree tree, Void nothing) {
            int start = source.start(tree);
            int end = source.end(tree);
            if (tree.getValue() instanceof Boolean value) {
                add(tree, start, end, String.valueOf(!value));
            } else if (tree.getValue() instanceof Integer value && value >= 0) {
                add(tree, start, end, String.valueOf(value + 1));
                if (value > 0) {
                    add(tree, start, end, String.valueOf(value - 1));
                }
            } else if (tree.getValue() instanceof Double || tree.getValue() instanceof Float) {
                double value = ((Number) tree.getValue()).doubleValue();
                String suffix = tree.getValue() instanceof Float ? "f" : "";
                add(tree, start, end, value + 1 + suffix);
                if (value != 0) {
                    add(tree, start, end, value * 0.9 + suffix);
                }
            }
            return null;
        }

        @Override
        public Void visitExpressionStatement(ExpressionStatementTree tree, Void nothing) {
            if (!(tree.getExpression() instanceof UnaryTree) && source.text().startsWith(";", source.end(tree) - 1)) {
                add(tree, source.start(tree), source.end(tree), ";");
            }
            return super.visitExpressionStatement(tree, null);
        }

        @Override
        public Void visitIf(IfTree tree, Void nothing) {
            Tree condition = tree.getCondition();
            add(condition, source.start(condition), source.end(condition), "(false)");
            return super.visitIf(tree, null);
        }
    }
}
