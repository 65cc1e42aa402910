package dev.aifromzero.kit.io;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the project's folders from wherever a level was started. */
public final class ProjectPaths {
    /** System property that names the project's top folder, for programs that run in a folder of their own. */
    public static final String ROOT = "aifromzero.root";

    private ProjectPaths() {}

    /**
     * {@return the project's top folder: the nearest folder upwards that holds {@code data/stories.txt}, or this one;
     * unless the system property {@value #ROOT} names it}
     */
    public static Path root() {
        if (System.getProperty(ROOT) != null) {
            return Path.of(System.getProperty(ROOT)).toAbsolutePath();
        }
        Path here = Path.of("").toAbsolutePath();
        for (Path folder = here; folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve("data").resolve("stories.txt"))) {
                return folder;
            }
        }
        return here;
    }

    /**
     * {@return a file of the project's {@code data} folder}
     *
     * @param name of a file or folder there, such as {@code india.txt}
     */
    public static Path data(String name) {
        return root().resolve("data").resolve(name);
    }

    /**
     * {@return the path as a student would type it: relative to the present folder where that is shorter}
     *
     * @param path absolute, or relative to the present folder; nothing need be there
     */
    public static String display(Path path) {
        Path here = Path.of("").toAbsolutePath();
        Path absolute = path.toAbsolutePath().normalize();
        return absolute.startsWith(here) ? here.relativize(absolute).toString() : absolute.toString();
    }
}
