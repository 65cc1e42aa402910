package dev.aifromzero.course.grade;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A source as a list of tokens, with or without the names that its writer chose. */
final class JavaTokens {
    private static final Pattern COMMENT = Pattern.compile("//[^\\n]*|/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern TOKEN =
            Pattern.compile("\"(?:\\\\.|[^\"\\\\])*\"|'(?:\\\\.|[^'\\\\])+'|[\\p{L}_$][\\p{L}\\p{N}_$]*"
                    + "|\\d[\\w.]*|[-+*/%&|^<>=!]+|\\S");
    private static final Set<String> KEYWORDS = Set.of(
            "abstract",
            "boolean",
            "break",
            "byte",
            "case",
            "catch",
            "char",
            "class",
            "continue",
            "do",
            "double",
            "else",
            "enum",
            "extends",
            "final",
            "finally",
            "float",
            "for",
            "if",
            "implements",
            "import",
            "instanceof",
            "int",
            "interface",
            "long",
            "new",
            "null",
            "package",
            "private",
            "public",
            "record",
            "return",
            "short",
            "static",
            "switch",
            "this",
            "throw",
            "throws",
            "true",
            "false",
            "try",
            "var",
            "void",
            "while");

    private JavaTokens() {}

    static String withoutComments(String source) {
        return COMMENT.matcher(source).replaceAll(" ");
    }

    /**
     * {@return the tokens of a source without comments, package and imports}
     *
     * @param names whether names are kept; otherwise each is "x", each number "0", each text "\"\""
     */
    static List<String> of(String source, boolean names) {
        String code = withoutComments(source).replaceAll("(?m)^\\s*(package|import)\\b[^;]*;", " ");
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(code);
        while (matcher.find()) {
            tokens.add(names ? matcher.group() : plain(matcher.group()));
        }
        return tokens;
    }

    private static String plain(String token) {
        char first = token.charAt(0);
        if (Character.isJavaIdentifierStart(first)) {
            return KEYWORDS.contains(token) ? token : "x";
        }
        return Character.isDigit(first) ? "0" : first == '"' || first == '\'' ? "\"\"" : token;
    }
}
