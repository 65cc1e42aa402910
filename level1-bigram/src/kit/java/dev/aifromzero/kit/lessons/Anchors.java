package dev.aifromzero.kit.lessons;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** The headings of a Markdown page as they are linked to, the way GitHub forms them. */
public final class Anchors {
    private Anchors() {}

    /**
     * {@return whether the page has the heading that the link names}
     *
     * @param root the project folder
     * @param link a page and a heading, for example {@code docs/level1.md#step-1}
     * @throws IOException if the page cannot be read
     */
    public static boolean leadSomewhere(Path root, String link) throws IOException {
        int hash = link.indexOf('#');
        Path page = root.resolve(hash < 0 ? link : link.substring(0, hash));
        return hash > 0
                && Files.isRegularFile(page)
                && of(Files.readString(page)).contains(link.substring(hash + 1));
    }

    /**
     * {@return the anchors of all headings: small letters, spaces to hyphens, no punctuation; repeated ones numbered}
     *
     * @param markdown a whole page
     */
    public static Set<String> of(String markdown) {
        Set<String> anchors = new HashSet<>();
        boolean code = false;
        for (String line : markdown.lines().toList()) {
            code ^= line.startsWith("```");
            if (!code && line.matches("#{1,6} .*")) {
                String anchor = ofHeading(line.replaceFirst("#+ ", ""));
                String free = anchor;
                for (int n = 1; !anchors.add(free); n++) {
                    free = anchor + "-" + n;
                }
            }
        }
        return anchors;
    }

    /**
     * {@return a heading in small letters, hyphens for spaces, and nothing else but letters, digits, - and _}
     *
     * @param heading its text as it stands in the page, without {@code #} signs
     */
    public static String ofHeading(String heading) {
        return heading.strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}\\p{M} _-]", "")
                .replace(' ', '-');
    }
}
