package dev.aifromzero.level1.text.clean;

import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/**
 * Takes the text out of a web page: no tags, no comments, nothing that a browser does not show (scripts, style sheets),
 * entities as the characters that they stand for, and a line end where a browser would begin a new line.
 *
 * <p>Broken HTML is read as a browser would read it (the jsoup library does that).
 */
public final class HtmlCleaner implements Cleaner {
    private static final Pattern KNOWN_TAG = Pattern.compile(
            "<(?:!doctype|/?(?:html|head|body|title|meta|script|style|p|div|span|br|hr|a|b|i|em|strong|u|h[1-6]|ul|ol|li"
                    + "|table|tr|td|th|pre|blockquote|img|section|article|main|nav|footer|header))(?:\\s[^<>]*)?/?>",
            Pattern.CASE_INSENSITIVE);
    private static final Set<String> NOT_SHOWN = Set.of(
            "script",
            "style",
            "noscript",
            "template",
            "head",
            "iframe",
            "object",
            "svg",
            "math",
            "canvas",
            "audio",
            "video",
            "select",
            "textarea",
            "button");
    private static final Set<String> PARAGRAPHS =
            Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "ul", "ol", "dl", "table", "hr");

    /** {@return whether a text has at least one tag that every browser knows; {@code a < b} and {@code <3} have none} */
    static boolean looksLikeHtml(String text) {
        return KNOWN_TAG.matcher(text).find();
    }

    @Override
    public String name() {
        return "HTML";
    }

    @Override
    public Result clean(String text) {
        Document page = Jsoup.parse(text, "", Parser.htmlParser().setTrackPosition(true));
        Reader reader = new Reader();
        NodeTraversor.filter(reader, page);
        return Result.of(reader.text.toString())
                .and("elements with their tags", reader.elements)
                .and("comments", reader.comments)
                .and("parts that are not shown", reader.notShown)
                .and("entities decoded", EntityCleaner.count(text));
    }

    /** Walks through the page without recursion, so that no nesting is too deep for it. */
    private static final class Reader implements NodeFilter {
        private final StringBuilder text = new StringBuilder();
        private int preformatted;
        private long elements;
        private long comments;
        private long notShown;

        @Override
        public FilterResult head(Node node, int depth) {
            if (node instanceof TextNode words) {
                add(words.getWholeText());
            } else if (node instanceof Comment) {
                comments++;
            } else if (node instanceof Element element && !(node instanceof Document)) {
                return begin(element);
            }
            return FilterResult.CONTINUE;
        }

        private FilterResult begin(Element element) {
            String name = element.normalName();
            boolean addedByTheParser = element.sourceRange().isImplicit();
            elements += addedByTheParser ? 0 : 1;
            if (NOT_SHOWN.contains(name) || element.hasAttr("hidden")) {
                notShown += name.equals("head") && element.childNodeSize() == 0 ? 0 : 1;
                return FilterResult.SKIP_ENTIRELY;
            }
            preformatted += name.equals("pre") ? 1 : 0;
            separate(element, name);
            return FilterResult.CONTINUE;
        }

        @Override
        public FilterResult tail(Node node, int depth) {
            if (node instanceof Element element && !(node instanceof Document)) {
                String name = element.normalName();
                preformatted -= name.equals("pre") ? 1 : 0;
                if (!name.equals("br")) {
                    separate(element, name);
                }
            }
            return FilterResult.CONTINUE;
        }

        private void separate(Element element, String name) {
            if (name.equals("br")) {
                text.append('\n');
            } else if (PARAGRAPHS.contains(name)) {
                newLines(2);
            } else if (name.equals("td") || name.equals("th")) {
                add(" ");
            } else if (element.isBlock() || name.equals("tr")) {
                newLines(1);
            }
        }

        private void newLines(int wanted) {
            while (!text.isEmpty() && text.charAt(text.length() - 1) == ' ') {
                text.setLength(text.length() - 1);
            }
            int there = 0;
            while (there < text.length() && text.charAt(text.length() - 1 - there) == '\n') {
                there++;
            }
            text.append("\n".repeat(text.isEmpty() ? 0 : Math.max(0, wanted - there)));
        }

        /** Outside of {@code pre} any run of blanks in the source is one space, and none begins a line. */
        private void add(String words) {
            if (preformatted > 0) {
                text.append(words);
                return;
            }
            for (int i = 0; i < words.length(); i++) {
                char c = words.charAt(i);
                boolean blank = c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
                char before = text.isEmpty() ? '\n' : text.charAt(text.length() - 1);
                if (!blank) {
                    text.append(c);
                } else if (before != ' ' && before != '\n') {
                    text.append(' ');
                }
            }
        }
    }
}
