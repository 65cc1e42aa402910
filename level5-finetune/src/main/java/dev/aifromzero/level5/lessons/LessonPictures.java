package dev.aifromzero.level5.lessons;

import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.kit.lessons.LessonPage;
import dev.aifromzero.kit.lessons.Marker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes the pictures of a lesson and puts them where the lesson looks for them. */
public final class LessonPictures {
    private final Console console;
    private final CommandRuns runs;

    /**
     * A maker of pictures.
     *
     * @param console where it is said which picture is made
     * @param runs runs the commands that draw them
     */
    public LessonPictures(Console console, CommandRuns runs) {
        this.console = console;
        this.runs = runs;
    }

    /**
     * Makes all pictures that this page shows.
     *
     * @param page the lesson that shows them
     * @throws IOException if a command cannot be started or a picture cannot be written
     */
    public void make(LessonPage page) throws IOException {
        for (LessonPage.Picture picture : page.pictures()) {
            Path made = picture.file();
            if (picture.marker().command().get(0).equals(DrawnPictures.NAME)) {
                String name = picture.marker().command().get(1);
                for (String command : DrawnPictures.needs(name)) {
                    runs.outputOf(Marker.output(command));
                }
                DrawnPictures.draw(name, runs.scoreboard(), made);
            } else {
                made = runs.filesOf(picture.marker()).resolve(picture.source());
            }
            SmallPicture.copy(made, picture.file());
            console.line(
                    "%s: %s (%,d bytes)",
                    page.name(), ProjectPaths.display(picture.file()), Files.size(picture.file()));
        }
    }
}
