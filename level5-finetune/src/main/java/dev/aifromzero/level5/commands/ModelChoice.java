package dev.aifromzero.level5.commands;

import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level5.download.HubModel;
import dev.aifromzero.level5.download.ModelCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Which model a command works with.
 *
 * @param base the folder of the base model or the name of a downloaded one, or null where none was named
 * @param adapter the folder of the adapter, or null where none was named
 * @param device {@code auto}, {@code cpu}, {@code gpu} or {@code gpu:N}
 * @param cache where downloaded models are
 */
public record ModelChoice(Path base, Path adapter, String device, ModelCache cache) {
    static final String OWN_ADAPTER = "adapter";
    private static final String PREFERRED = "distilgpt2";

    /**
     * A choice with the cache of this user.
     *
     * @param base the folder of the base model or the name of a downloaded one, or null where none was named
     * @param adapter the folder of the adapter, or null where none was named
     * @param device {@code auto}, {@code cpu}, {@code gpu} or {@code gpu:N}
     */
    public ModelChoice(Path base, Path adapter, String device) {
        this(base, adapter, device, ModelCache.standard());
    }

    /** {@return the folder of the base model: the one named, otherwise a downloaded DistilGPT-2, otherwise our own} */
    public Path baseFolder() {
        if (base == null) {
            return isDownloaded() ? cache.place(PREFERRED) : ProjectPaths.data("tiny-gpt2");
        }
        boolean name = base.getNameCount() == 1 && !base.isAbsolute() && !Files.exists(base);
        return name && HubModel.KNOWN.contains(base.toString()) && cache.has(base.toString())
                ? cache.place(base.toString())
                : base;
    }

    private boolean isDownloaded() {
        return cache.has(PREFERRED);
    }

    /** {@return a short name of the base model, for the scoreboard} */
    public String baseName() {
        if (base == null) {
            return isDownloaded() ? "DistilGPT-2" : "tiny GPT-2";
        }
        return base.toAbsolutePath().normalize().getFileName().toString();
    }

    /**
     * {@return where finetune keeps its adapter: the folder named, or our own}
     *
     * @param lesson knows the output folder
     */
    public Path adapterFolder(Lesson lesson) {
        return adapter == null ? lesson.out().resolve(OWN_ADAPTER) : adapter;
    }

    /**
     * {@return the same base with another adapter}
     *
     * @param folder the adapter's folder
     */
    public ModelChoice withAdapter(Path folder) {
        return new ModelChoice(base, folder, device, cache);
    }

    /** {@return the adapter that was named; without one the base alone is meant} */
    public Optional<Path> namedAdapter() {
        return Optional.ofNullable(adapter);
    }

    /**
     * {@return the base model, opened, for a command whose standard output is read by another program}
     *
     * @throws IOException if the model cannot be read
     */
    public OpenedModel openQuietly() throws IOException {
        return open(line -> Console.standardError().println(line));
    }

    /**
     * {@return the base model, opened}
     *
     * @param words is given a sentence that says which base it is, where none was named
     * @throws IOException if a file cannot be read
     */
    public OpenedModel open(Consumer<String> words) throws IOException {
        OpenedModel opened = OpenedModel.open(baseFolder(), device);
        if (base == null) {
            words.accept(
                    isDownloaded()
                            ? "Base model: the downloaded DistilGPT-2 (our own tiny one: --base data/tiny-gpt2)."
                            : "Base model: our own tiny GPT-2 in " + ProjectPaths.display(baseFolder())
                                    + " (another one: download, or --base DIR).");
        }
        return opened;
    }
}
