package dev.aifromzero.level1.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Looks through a finished site: does every link lead somewhere, and is nothing loaded from elsewhere? */
final class SiteCheck {
    private final Path folder;
    private final Map<Path, Document> pages = new HashMap<>();
    private final List<String> problems = new ArrayList<>();
    private int links;

    SiteCheck(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /**
     * {@return what is wrong, a sentence each}
     *
     * @param libraries whether the files of KaTeX and Mermaid should be there
     */
    List<String> problems(boolean libraries) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".html"))
                    .sorted()
                    .toList()) {
                if (!file.startsWith(folder.resolve("lib"))) {
                    pages.put(file, Jsoup.parse(file));
                }
            }
        }
        pages.forEach((file, page) -> check(file, page, libraries));
        return problems;
    }

    /** {@return how many links and resources have been looked up} */
    int links() {
        return links;
    }

    private void check(Path file, Document page, boolean libraries) {
        String name = folder.relativize(file) + ": ";
        if (page.title().isBlank() || page.select("h1").isEmpty()) {
            problems.add(name + "no title");
        }
        for (Element picture : page.select("img")) {
            if (picture.attr("alt").isBlank()) {
                problems.add(name + "no words for those who do not see " + picture.attr("src"));
            }
        }
        for (Element element : page.select("script[src], link[href], img[src]")) {
            String address = element.attr(element.hasAttr("src") ? "src" : "href");
            if (address.contains("://") || address.startsWith("//")) {
                problems.add(name + "loads " + address + " from elsewhere");
            } else if (libraries || !address.contains("lib/")) {
                lookUp(file, address);
            }
        }
        for (Element link : page.select("a[href]")) {
            if (!link.attr("href").contains("://") && !link.attr("href").startsWith("mailto:")) {
                lookUp(file, link.attr("href"));
            }
        }
    }

    private void lookUp(Path from, String link) {
        links++;
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? from : from.resolveSibling(parts[0]).normalize();
        if (!Files.isRegularFile(target)) {
            problems.add(folder.relativize(from) + ": no file " + parts[0]);
        } else if (parts.length > 1
                && pages.containsKey(target)
                && pages.get(target).getElementById(parts[1]) == null) {
            problems.add(folder.relativize(from) + ": no section " + link);
        }
    }
}
