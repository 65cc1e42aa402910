package dev.aifromzero.level1.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.kit.io.ProjectPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteTest {
    @TempDir
    Path folder;

    @Test
    void allLessonsBecomePagesWhoseLinksLeadSomewhere() throws IOException {
        List<Page> pages = new Site(ProjectPaths.root(), folder).write();
        assertEquals(List.of(), new SiteCheck(folder).problems(false));
        assertTrue(pages.size() >= 12, "only " + pages.size() + " pages");
        assertTrue(Files.isRegularFile(folder.resolve("docs/level3.html")));
    }

    @Test
    void aFormulaKeepsItsUnderscoresAndMoneyIsNoFormula() throws IOException {
        Document page = page("Loss $-\\log p_{t} * q_{t}$ and $`a_b`$, but 5 $ and 6 $ are *money*.\n\n$$x_i$$\n");
        assertEquals(
                List.of("-\\log p_{t} * q_{t}", "a_b", "x_i"),
                page.select(".math").eachText());
        assertEquals("x_i", page.select(".math.display").text());
        assertEquals("money", page.select("em").text());
    }

    @Test
    void blocksOfMathAndDiagramsAreMarkedForTheirPrograms() throws IOException {
        Document page = page("```math\nx_i\n```\n\n```mermaid\nflowchart LR\n```\n\n```java\nint a < b;\n```\n");
        assertEquals("x_i", page.select("div.math").text());
        assertEquals("flowchart LR", page.select("pre.mermaid").text());
        assertEquals("int a < b;", page.select("code.language-java").text());
    }

    @Test
    void remarksForTheTestsAreNotShown() throws IOException {
        assertFalse(
                page("<!-- source: A.java -->\n```java\nint one;\n```\n").html().contains("source:"));
    }

    @Test
    void brokenLinksAndForeignResourcesAreFound() throws IOException {
        page("[a](nowhere.md) [b](#there) [c](#nowhere) ![](picture.png)\n\n## There\n");
        Path page = folder.resolve("docs/page.html");
        Files.writeString(
                page, Files.readString(page).replace("</head>", "<script src=\"https://a.org/b.js\"></script></head>"));
        assertEquals(5, new SiteCheck(folder).problems(false).size());
    }

    @Test
    void thereIsAStyleForTheDark() throws IOException {
        assertTrue(Site.resource("style.css").contains("prefers-color-scheme: dark"));
    }

    private Document page(String markdown) throws IOException {
        Path root = Files.createDirectories(folder.resolve("tree"));
        Files.createDirectories(root.resolve("data"));
        Path source = Files.createDirectories(root.resolve("docs")).resolve("page.md");
        Files.writeString(root.resolve("README.md"), "# Home\n");
        Files.writeString(source, "# Page\n\n" + markdown);
        new Site(root, folder).write();
        return Jsoup.parse(folder.resolve("docs/page.html"));
    }
}
