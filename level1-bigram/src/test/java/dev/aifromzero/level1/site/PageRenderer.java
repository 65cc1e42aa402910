package dev.aifromzero.level1.site;

import java.util.Map;
import java.util.Set;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;

/** What the lessons have beyond plain Markdown: formulas, diagrams, and remarks for the tests that no reader should see. */
final class PageRenderer implements NodeRenderer {
    private final HtmlWriter html;

    PageRenderer(HtmlNodeRendererContext context) {
        html = context.getWriter();
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(MathParser.Formula.class, FencedCodeBlock.class, HtmlBlock.class);
    }

    @Override
    public void render(Node node) {
        if (node instanceof MathParser.Formula formula) {
            formula(formula.tex(), formula.display());
        } else if (node instanceof FencedCodeBlock block) {
            block(block.getInfo().strip(), block.getLiteral());
        } else if (node instanceof HtmlBlock block && !block.getLiteral().startsWith("<!--")) {
            html.line();
            html.raw(block.getLiteral());
            html.line();
        }
    }

    private void formula(String tex, boolean display) {
        html.tag("span", Map.of("class", display ? "math display" : "math"));
        html.text(tex);
        html.tag("/span");
    }

    private void block(String language, String text) {
        html.line();
        switch (language) {
            case "math" -> {
                html.tag("div", Map.of("class", "math display"));
                html.text(text.strip());
                html.tag("/div");
            }
            case "mermaid" -> {
                html.tag("pre", Map.of("class", "mermaid"));
                html.text(text);
                html.tag("/pre");
            }
            default -> {
                html.tag("pre");
                html.tag("code", language.isEmpty() ? Map.of() : Map.of("class", "language-" + language));
                html.text(text);
                html.tag("/code");
                html.tag("/pre");
            }
        }
        html.line();
    }
}
