package dev.aifromzero.level1.site;

import dev.aifromzero.kit.io.ProjectPaths;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** {@code mvn -q -Psite}: makes the site in {@code target/site} and looks through it. */
public final class SiteProgram {
    private SiteProgram() {}

    /** Writes the site; fails if a link of it leads nowhere. */
    public static void main(String[] args) throws IOException {
        Path root = ProjectPaths.root();
        Path folder = root.resolve("target").resolve("site");
        List<Page> pages = new Site(root, folder).write();
        SiteCheck check = new SiteCheck(folder);
        List<String> problems = check.problems(true);
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        problems.forEach(out::println);
        out.println(pages.size() + " pages, " + check.links() + " links looked up. Open "
                + ProjectPaths.display(folder.resolve("index.html")) + " in a browser.");
        if (!problems.isEmpty()) {
            throw new IllegalStateException("The site has " + problems.size() + " problems; they are listed above");
        }
    }
}
