package dev.aifromzero.level1.docs;

import dev.aifromzero.kit.lessons.Anchors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sections of a page, with the anchors that GitHub gives to their headings. */
final class MarkdownPage {
    private static final Pattern HEADING = Pattern.compile("(#{1,6}) +(.*?)(?: +#+)?\\s*");
    private static final Pattern LINK = Pattern.compile("\\[([^\\]]*)]\\([^)]*\\)");

    /**
     * A heading and what stands under it, without what stands under the next one.
     *
     * @param title the heading as it is read, without marks of Markdown
     * @param anchor what a link writes behind its {@code #}
     * @param lines the lines below, blocks of code left out
     */
    record Section(String title, String anchor, List<String> lines) {}

    private final List<Section> sections;

    private MarkdownPage(List<Section> sections) {
        this.sections = sections;
    }

    static MarkdownPage read(Path file) throws IOException {
        List<Section> sections = new ArrayList<>();
        Map<String, Integer> used = new HashMap<>();
        List<String> current = new ArrayList<>();
        boolean code = false;
        for (String line : Files.readAllLines(file)) {
            boolean fence = line.strip().startsWith("```");
            code ^= fence;
            Matcher heading = HEADING.matcher(line);
            if (code || fence) {
                continue;
            }
            if (heading.matches()) {
                String title = title(heading.group(2));
                String anchor = Anchors.ofHeading(title);
                int before = used.merge(anchor, 1, Integer::sum) - 1;
                current = new ArrayList<>();
                sections.add(new Section(title, anchor + (before == 0 ? "" : "-" + before), current));
            } else {
                current.add(line);
            }
        }
        return new MarkdownPage(sections);
    }

    List<Section> sections() {
        return sections;
    }

    boolean hasAnchor(String anchor) {
        return sections.stream().anyMatch(section -> section.anchor().equals(anchor));
    }

    private static String title(String heading) {
        return LINK.matcher(heading)
                .replaceAll("$1")
                .replace("`", "")
                .replace("*", "")
                .strip();
    }
}
