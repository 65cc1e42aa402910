package dev.aifromzero.level1.site;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aifromzero.kit.io.AtomicFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;

/** Makes the site: every Markdown page of the project becomes HTML, and what the pages link to comes along. */
final class Site {
    /** The order of reading; pages that are not named here follow by name. */
    private static final List<String> ROAD = List.of(
            "README.md",
            "docs/README.md",
            "docs/setup.md",
            "docs/level0.md",
            "docs/level1.md",
            "docs/level2.md",
            "docs/level3.md",
            "docs/level4.md",
            "docs/level5.md",
            "docs/beyond.md",
            "docs/math.md",
            "docs/numbers.md",
            "docs/glossary.md",
            "docs/exercises.md",
            "docs/teaching.md",
            "docs/benchmarks.md");

    private final Path root;
    private final Path folder;
    private final Map<Path, Page> pages = new LinkedHashMap<>();

    Site(Path root, Path folder) {
        this.root = root;
        this.folder = folder;
    }

    /** Writes the whole site. {@return its pages} */
    List<Page> write() throws IOException {
        for (Path source : sources()) {
            pages.put(source, Page.read(source, target(source)));
        }
        Map<Path, Path> files = new TreeMap<>();
        for (Page page : pages.values()) {
            turnLinks(page, files);
        }
        for (Page page : pages.values()) {
            AtomicFiles.writeString(folder.resolve(page.target()), html(page));
        }
        for (Map.Entry<Path, Path> file : files.entrySet()) {
            write(file.getKey(), file.getValue());
        }
        for (String name : List.of("style.css", "site.js")) {
            AtomicFiles.writeString(folder.resolve(name), resource(name));
        }
        AtomicFiles.writeString(folder.resolve("search.js"), "window.SECTIONS = " + searchIndex() + ";\n");
        return List.copyOf(pages.values());
    }

    private List<Path> sources() throws IOException {
        List<Path> all = new ArrayList<>(
                ROAD.stream().map(root::resolve).filter(Files::isRegularFile).toList());
        for (String place : List.of("docs", "data")) {
            try (Stream<Path> found = Files.walk(root.resolve(place))) {
                found.filter(file -> file.toString().endsWith(".md") && !all.contains(file))
                        .sorted()
                        .forEach(all::add);
            }
        }
        return all;
    }

    /** docs/README.md becomes docs/index.html, so that an address without a file name works too. */
    private Path target(Path source) {
        String name = root.relativize(source).toString().replace('\\', '/');
        return Path.of(name.replaceFirst("README\\.md$", "index.html").replaceFirst("\\.md$", ".html"));
    }

    private void turnLinks(Page page, Map<Path, Path> files) {
        for (Element element : page.body().select("a[href], img[src]")) {
            String attribute = element.hasAttr("href") ? "href" : "src";
            String link = element.attr(attribute);
            if (link.contains("://") || link.startsWith("#") || link.startsWith("mailto:")) {
                continue;
            }
            String[] parts = link.split("#", 2);
            Path linked = page.source().resolveSibling(parts[0]).normalize();
            Path target = pages.containsKey(linked) ? pages.get(linked).target() : fileTarget(linked, attribute);
            if (!pages.containsKey(linked) && Files.exists(linked)) {
                files.put(linked, target);
            }
            element.attr(attribute, relative(page, target) + (parts.length > 1 ? "#" + parts[1] : ""));
        }
    }

    /** Pictures stay what they are; a source file becomes a page, because a browser would download it. */
    private Path fileTarget(Path file, String attribute) {
        Path name = root.relativize(file);
        return attribute.equals("src") ? name : Path.of("files").resolve(name + ".html");
    }

    private void write(Path file, Path target) throws IOException {
        Path out = folder.resolve(target);
        if (!target.toString().endsWith(".html")) {
            AtomicFiles.write(out, stream -> Files.copy(file, stream));
            return;
        }
        String name = root.relativize(file).toString().replace('\\', '/');
        Document body = Document.createShell("");
        body.outputSettings().prettyPrint(false);
        body.body().appendElement("h1").text(name);
        body.body().appendElement("pre").appendElement("code").text(content(file));
        AtomicFiles.writeString(out, html(new Page(file, target, name, body)));
    }

    private static String content(Path file) throws IOException {
        if (!Files.isDirectory(file)) {
            return Files.readString(file);
        }
        try (Stream<Path> inside = Files.list(file)) {
            return String.join(
                    "\n",
                    inside.map(path -> path.getFileName().toString()).sorted().toList());
        }
    }

    private String html(Page page) throws IOException {
        String up = "../".repeat(page.target().getNameCount() - 1);
        return resource("page.html")
                .replace("{{title}}", Entities.escape(page.title()))
                .replace("{{up}}", up)
                .replace("{{pages}}", navigation(page))
                .replace("{{contents}}", contents(page))
                .replace("{{next}}", neighbours(page))
                .replace("{{body}}", page.body().body().html());
    }

    private String navigation(Page here) {
        StringBuilder list = new StringBuilder();
        for (Page page : pages.values()) {
            list.append("<li")
                    .append(page.target().equals(here.target()) ? " class=\"here\"" : "")
                    .append('>')
                    .append(link(here, page, page.title()))
                    .append("</li>\n");
        }
        return list.toString();
    }

    private static String contents(Page page) {
        StringBuilder list = new StringBuilder();
        for (Element heading : page.headings()) {
            list.append("<li><a href=\"#")
                    .append(heading.id())
                    .append("\">")
                    .append(Entities.escape(heading.text()))
                    .append("</a></li>\n");
        }
        return list.toString();
    }

    private String neighbours(Page page) {
        List<Page> order = List.copyOf(pages.values());
        int at = order.indexOf(page);
        String before =
                at > 0 ? link(page, order.get(at - 1), "← " + order.get(at - 1).title()) : "";
        String after = at >= 0 && at + 1 < order.size()
                ? link(page, order.get(at + 1), order.get(at + 1).title() + " →")
                : "";
        return "<span>" + before + "</span><span>" + after + "</span>";
    }

    private static String link(Page from, Page to, String text) {
        return "<a href=\"" + relative(from, to.target()) + "\">" + Entities.escape(text) + "</a>";
    }

    private static String relative(Page from, Path target) {
        Path base = from.target().getParent();
        return (base == null ? target : base.relativize(target)).toString().replace('\\', '/');
    }

    private String searchIndex() throws IOException {
        List<Map<String, String>> sections = new ArrayList<>();
        for (Page page : pages.values()) {
            for (Page.Section section : page.sections()) {
                String anchor = section.anchor().isEmpty() ? "" : "#" + section.anchor();
                sections.add(Map.of(
                        "url", page.target().toString().replace('\\', '/') + anchor,
                        "page", page.title(),
                        "title", section.title(),
                        "text", section.text()));
            }
        }
        return new ObjectMapper().writeValueAsString(sections);
    }

    static String resource(String name) throws IOException {
        try (InputStream in = Site.class.getResourceAsStream("/site/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
