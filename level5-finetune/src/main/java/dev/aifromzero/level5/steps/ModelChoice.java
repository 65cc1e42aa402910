package dev.aifromzero.level5.steps;

import dev.aifromzero.level1.cli.Lesson;
import dev.aifromzero.level1.cli.ProjectPaths;
import dev.aifromzero.level1.console.Console;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Which model a command works with.
 *
 * @param base the folder of the base model, or null for our tiny one
 * @param adapter the folder of the adapter, or null where none was named
 * @param device {@code auto}, {@code cpu}, {@code gpu} or {@code gpu:N}
 */
public record ModelChoice(Path base, Path adapter, String device) {
    private static final String OWN_ADAPTER = "adapter";

    /** {@return the folder of the base model: the one named, or ours} */
    public Path baseFolder() {
        return base == null ? ProjectPaths.data("tiny-gpt2") : base;
    }

    /** {@return where finetune keeps its adapter: the folder named, or our own} */
    public Path adapterFolder(Lesson lesson) {
        return adapter == null ? lesson.out().resolve(OWN_ADAPTER) : adapter;
    }

    /** {@return the adapter that was named; without one the base alone is meant} */
    public Optional<Path> namedAdapter() {
        return Optional.ofNullable(adapter);
    }

    /** {@return the base model, opened, for a command whose standard output is read by another program} */
    public OpenedModel openQuietly() throws IOException {
        return open(line -> Console.standardError().println(line));
    }

    /**
     * {@return the base model, opened}
     *
     * @param words is given a sentence where the base is ours because none was named
     */
    public OpenedModel open(Consumer<String> words) throws IOException {
        OpenedModel opened = OpenedModel.open(baseFolder(), device);
        if (base == null) {
            words.accept("Base model: our own tiny GPT-2 in " + ProjectPaths.display(baseFolder())
                    + " (another one: --base DIR).");
        }
        return opened;
    }
}
