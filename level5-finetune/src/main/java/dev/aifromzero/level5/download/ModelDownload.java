package dev.aifromzero.level5.download;

import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level1.text.BpeTokenizer;
import dev.aifromzero.level4.checkpoint.Gpt2Config;
import dev.aifromzero.level4.checkpoint.Gpt2Weights;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Fetches a model: first its small files, then the large one, all of them into a folder beside the model's place. When
 * everything is there, checked and readable as a GPT-2, the folder gets the model's name in one step.
 */
public final class ModelDownload {
    /** Where the Hugging Face Hub is. */
    public static final URI HUB = URI.create("https://huggingface.co");

    private static final String CONFIG = "config.json";
    private static final String WEIGHTS = "model.safetensors";
    private static final List<String> SMALL_FILES = List.of("vocab.json", "merges.txt", "tokenizer.json");
    private static final String OPTIONAL = "tokenizer.json";
    private static final long LARGEST_SMALL_FILE = 64L << 20;
    private static final long LARGEST_WEIGHTS = 16L << 30;

    private final HubModel model;
    private final ModelCache cache;
    private final Patience patience;
    private final DownloadListener listener;
    private final HttpGet http;

    /**
     * A download that has not begun.
     *
     * @param model what to fetch
     * @param cache where it belongs
     * @param patience how long and how often to try
     * @param listener is told how it gets on
     */
    public ModelDownload(HubModel model, ModelCache cache, Patience patience, DownloadListener listener) {
        this.model = model;
        this.cache = cache;
        this.patience = patience;
        this.listener = listener;
        this.http = new HttpGet(patience);
    }

    /**
     * Fetches the model and puts it into its place; one that is there already is replaced only by a complete new one.
     *
     * @param server the Hub, or a mirror of it
     * @return the model's folder
     * @throws UserError in a sentence why it could not be had; then the cache is as it was, but for parts that the next
     *     run goes on with
     * @throws IOException if a file in the cache cannot be moved or deleted
     */
    @SuppressWarnings("try") // the lock is there to be held
    public Path run(URI server) throws IOException {
        Path place = cache.place(model.name());
        Path incoming = place.resolveSibling(".incoming-" + model.name());
        try {
            Files.createDirectories(incoming);
        } catch (IOException e) {
            throw DownloadErrors.writing(incoming, e);
        }
        try (FileChannel channel = FileChannel.open(
                        place.resolveSibling(".lock-" + model.name()),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
                FileLock lock = lock(channel)) {
            Map<String, PartialFile> parts = fetchAll(server, incoming);
            for (Map.Entry<String, PartialFile> part : parts.entrySet()) {
                Files.deleteIfExists(incoming.resolve(part.getKey()));
                part.getValue().finish(incoming.resolve(part.getKey()));
            }
            dropLeftovers(incoming);
            refuseWhatIsNoGpt2(incoming);
            replace(place, incoming);
            return place;
        }
    }

    private FileLock lock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return lock;
            }
        } catch (OverlappingFileLockException inThisProgram) {
            // The same answer as for another program.
        }
        throw new UserError("Another download of " + model.name() + " is under way", "Wait until it has ended");
    }

    private Map<String, PartialFile> fetchAll(URI server, Path incoming) throws IOException {
        Map<String, PartialFile> parts = new LinkedHashMap<>();
        URI base = fetchConfig(server, incoming, parts);
        for (String name : SMALL_FILES) {
            Optional<PartialFile> part =
                    file(incoming, name, LARGEST_SMALL_FILE).run(base.resolve(name));
            if (part.isPresent()) {
                parts.put(name, part.get());
            } else if (!name.equals(OPTIONAL)) {
                throw DownloadErrors.status(base.resolve(name), 404);
            }
        }
        parts.put(
                WEIGHTS,
                file(incoming, WEIGHTS, LARGEST_WEIGHTS)
                        .run(base.resolve(WEIGHTS))
                        .orElseThrow(() -> DownloadErrors.status(base.resolve(WEIGHTS), 404)));
        return parts;
    }

    /** Finds out where on the server the model is, by its first file. */
    private URI fetchConfig(URI server, Path incoming, Map<String, PartialFile> parts) throws IOException {
        List<String> tried = new ArrayList<>();
        for (URI base : model.places(server)) {
            Optional<PartialFile> config =
                    file(incoming, CONFIG, LARGEST_SMALL_FILE).run(base.resolve(CONFIG));
            if (config.isPresent()) {
                parts.put(CONFIG, config.get());
                return base;
            }
            tried.add(base.resolve(CONFIG).toString());
        }
        throw new UserError(
                "The server has no model " + model.repository() + " (404): none of " + String.join(", ", tried)
                        + " exists",
                "Check the model's name and the mirror's address");
    }

    private FileDownload file(Path incoming, String name, long largest) {
        return new FileDownload(http, patience, listener, incoming, name, largest);
    }

    /** Parts of files that an earlier attempt began and this server does not have. */
    private static void dropLeftovers(Path folder) throws IOException {
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(folder, "*.part*")) {
            for (Path leftover : leftovers) {
                Files.delete(leftover);
            }
        }
    }

    private static void refuseWhatIsNoGpt2(Path folder) throws IOException {
        try {
            Gpt2Weights.check(folder, Gpt2Config.read(folder));
            BpeTokenizer.load(folder);
        } catch (UserError wrong) {
            delete(folder);
            throw new UserError(
                    "What came is no usable GPT-2, and nothing of it was kept. " + wrong.getMessage(),
                    "Check the model's name, or try another server with --mirror");
        }
    }

    /** The new folder takes the place in one step; an old one is moved aside first and comes back if that fails. */
    private static void replace(Path place, Path incoming) throws IOException {
        Path old = place.resolveSibling(".old-" + place.getFileName());
        delete(old);
        if (Files.exists(place)) {
            Files.move(place, old, StandardCopyOption.ATOMIC_MOVE);
        }
        try {
            Files.move(incoming, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(incoming, place);
        } catch (IOException e) {
            if (Files.exists(old) && !Files.exists(place)) {
                Files.move(old, place);
            }
            throw new UserError(
                    "The model could not be put into its place " + ProjectPaths.display(place) + ": " + e.getMessage(),
                    "End programs that use it and run the same command again");
        }
        delete(old);
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
