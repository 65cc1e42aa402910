package dev.aifromzero.level5.lessons;

import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.lessons.LessonPage;
import java.io.IOException;
import java.util.List;

/** Puts what the programs write now into the blocks of a lesson. */
public final class LessonOutputs {
    private final Console console;
    private final CommandRuns runs;

    /**
     * A refreshing of lessons.
     *
     * @param console where it is said which blocks have changed
     * @param runs runs the commands
     */
    public LessonOutputs(Console console, CommandRuns runs) {
        this.console = console;
        this.runs = runs;
    }

    /**
     * Refreshes all blocks of a page, saving it after each that has changed.
     *
     * @param page the lesson as it is now
     * @throws IOException if a command cannot be started or the page cannot be written
     */
    public void refresh(LessonPage page) throws IOException {
        LessonPage current = page;
        for (int i = 0; i < page.outputs().size(); i++) {
            LessonPage.Output block = current.outputs().get(i);
            List<String> now = cut(page, block, runs.outputOf(block.marker()));
            String where =
                    page.name() + ":" + block.line() + ": " + block.marker().commandLine();
            if (now.equals(block.lines())) {
                console.line("%s: as before", where);
            } else {
                current = current.with(block, now);
                current.save();
                console.line("%s: changed", where);
                now.stream()
                        .filter(line -> !block.lines().contains(line))
                        .forEach(line -> console.line("    %s", line));
            }
        }
    }

    private static List<String> cut(LessonPage page, LessonPage.Output block, List<String> output) {
        try {
            return block.cut(output);
        } catch (IllegalArgumentException e) {
            throw new UserError(
                    "The block at " + page.name() + ":" + block.line() + " cannot be cut out: " + e.getMessage(),
                    "Compare the rules in its comment with what "
                            + block.marker().commandLine() + " writes");
        }
    }
}
