package dev.aifromzero.level1.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * One page of Markdown.
 *
 * @param source the Markdown file
 * @param target the HTML file's path in the site
 * @param title the text of its first heading
 * @param body its content as HTML, links as in the Markdown
 */
record Page(Path source, Path target, String title, Document body) {
    private static final List<Extension> EXTENSIONS =
            List.of(TablesExtension.create(), HeadingAnchorExtension.create());
    private static final Parser PARSER = Parser.builder()
            .extensions(EXTENSIONS)
            .customInlineContentParserFactory(new MathParser.Factory())
            .build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .nodeRendererFactory(PageRenderer::new)
            .build();

    /** A part of a page under one heading: where a search can lead. */
    record Section(String anchor, String title, String text) {}

    static Page read(Path source, Path target) throws IOException {
        Node markdown = PARSER.parse(Files.readString(source));
        Document body = Jsoup.parseBodyFragment(RENDERER.render(markdown));
        body.outputSettings().prettyPrint(false);
        Element heading = body.selectFirst("h1");
        return new Page(source, target, heading == null ? source.getFileName().toString() : heading.text(), body);
    }

    /** {@return the headings of the second rank, for the page's own table of contents} */
    List<Element> headings() {
        return body.select("h2");
    }

    /** {@return the text under each heading} */
    List<Section> sections() {
        List<Section> sections = new ArrayList<>();
        String anchor = "";
        String heading = title;
        StringBuilder text = new StringBuilder();
        for (Element element : body.body().children()) {
            if (element.tagName().matches("h[1-3]")) {
                sections.add(new Section(anchor, heading, text.toString()));
                text.setLength(0);
                anchor = element.id();
                heading = element.text();
            } else {
                text.append(element.text()).append(' ');
            }
        }
        sections.add(new Section(anchor, heading, text.toString()));
        sections.removeIf(section -> section.text().isBlank());
        return sections;
    }
}
