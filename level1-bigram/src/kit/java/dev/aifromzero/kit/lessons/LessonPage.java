package dev.aifromzero.kit.lessons;

import dev.aifromzero.kit.io.AtomicFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A lesson's file, with its blocks of output and its pictures. */
public final class LessonPage {
    private static final String FENCE = "```";
    private static final Pattern IMAGE = Pattern.compile("\\s*!\\[([^\\]]*)]\\(([^)\\s]+)\\)\\s*");

    private final Path file;
    private final List<String> lines;

    private LessonPage(Path file, List<String> lines) {
        this.file = file;
        this.lines = lines;
    }

    /**
     * A block of output with its marker.
     *
     * @param marker says which command printed it, and which lines are shown
     * @param line the number of the marker's line, from 1
     * @param lines what stands between the fences
     */
    public record Output(Marker marker, int line, List<String> lines) {
        /**
         * {@return the lines that belong here, after such a run}
         *
         * @param output all lines that the command printed
         */
        public List<String> cut(List<String> output) {
            return new Cut(marker.rules()).of(output);
        }
    }

    /**
     * A picture with its marker.
     *
     * @param marker says which command drew it, and under which name
     * @param line the number of the marker's line, from 1
     * @param alt what is to be seen, in words
     * @param file where the picture lies
     */
    public record Picture(Marker marker, int line, String alt, Path file) {
        /** {@return the name under which the command writes it} */
        public String source() {
            return marker.rules().get(0);
        }
    }

    /**
     * {@return the page in this file}
     *
     * @param file Markdown in UTF-8
     * @throws IOException if the file cannot be read
     */
    public static LessonPage read(Path file) throws IOException {
        return new LessonPage(file, List.copyOf(Files.readAllLines(file)));
    }

    /** {@return the file's name} */
    public String name() {
        return file.getFileName().toString();
    }

    /**
     * {@return all marked blocks of output, in their order}
     *
     * @throws IllegalArgumentException if a marker has no block below it
     */
    public List<Output> outputs() {
        List<Output> found = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Optional<Marker> marker = Marker.of(lines.get(i));
            if (marker.isPresent() && marker.get().kind().equals(Marker.OUTPUT)) {
                if (i + 1 == lines.size() || !lines.get(i + 1).startsWith(FENCE)) {
                    throw new IllegalArgumentException(name() + ":" + (i + 1) + ": no block below this line");
                }
                found.add(new Output(marker.get(), i + 1, lines.subList(i + 2, endOfBlock(i + 1))));
            }
        }
        return found;
    }

    /**
     * {@return all marked pictures, in their order}
     *
     * @throws IllegalArgumentException if a marker has no picture below it or does not name its file
     */
    public List<Picture> pictures() {
        List<Picture> found = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Optional<Marker> marker = Marker.of(lines.get(i));
            if (marker.isPresent() && marker.get().kind().equals(Marker.PICTURE)) {
                Matcher image = IMAGE.matcher(i + 1 < lines.size() ? lines.get(i + 1) : "");
                if (!image.matches() || marker.get().rules().size() != 1) {
                    throw new IllegalArgumentException(name() + ":" + (i + 1) + ": no picture below, or no file named");
                }
                found.add(new Picture(
                        marker.get(),
                        i + 1,
                        image.group(1),
                        file.resolveSibling(image.group(2)).normalize()));
            }
        }
        return found;
    }

    /**
     * {@return the page with other lines in this block}
     *
     * @param block a block of this very page
     * @param content the new lines between its fences
     */
    public LessonPage with(Output block, List<String> content) {
        List<String> changed = new ArrayList<>(lines.subList(0, block.line() + 1));
        changed.addAll(content);
        changed.addAll(lines.subList(endOfBlock(block.line()), lines.size()));
        return new LessonPage(file, List.copyOf(changed));
    }

    /**
     * Writes the page into its file.
     *
     * @throws IOException if the file cannot be written
     */
    public void save() throws IOException {
        AtomicFiles.writeString(file, String.join("\n", lines) + "\n");
    }

    private int endOfBlock(int fence) {
        int end = fence + 1;
        while (end < lines.size() && !lines.get(end).strip().equals(FENCE)) {
            end++;
        }
        return end;
    }
}
