package dev.aifromzero.level5.commands;

import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.ProgressBar;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level5.download.DownloadListener;
import dev.aifromzero.level5.download.HubModel;
import dev.aifromzero.level5.download.ModelCache;
import dev.aifromzero.level5.download.ModelDownload;
import dev.aifromzero.level5.download.Patience;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Fetches a real GPT-2 from the Hugging Face Hub into the cache, where the other commands find it.
 *
 * <p>Lesson: docs/level5.md, "Step 1: a model that somebody else has trained".
 */
@Command(
        name = "download",
        mixinStandardHelpOptions = true,
        description = "Fetch DistilGPT-2 (or a larger GPT-2) from the Hugging Face Hub; goes on where a break was")
public final class DownloadCommand extends Level5Step {
    @Option(
            names = "--model",
            paramLabel = "NAME",
            description =
                    "distilgpt2 (330 MB), gpt2 (500 MB), gpt2-medium (1.4 GB) or owner/name (default: distilgpt2)")
    private String model = "distilgpt2";

    @Option(
            names = "--mirror",
            paramLabel = "URL",
            description =
                    "another server with the same files: a mirror of the Hub, or a folder in the classroom's network")
    private String mirror;

    @Option(names = "--again", description = "fetch it even if it is there already")
    private boolean again;

    private Patience patience = Patience.standard();

    /** {@return this command, waiting as long as this} */
    DownloadCommand waiting(Patience other) {
        patience = other;
        return this;
    }

    @Override
    public void run(Lesson lesson) throws Exception {
        HubModel wanted = fromOptions(() -> HubModel.of(model));
        URI server = fromOptions(() -> mirror == null ? ModelDownload.HUB : address(mirror));
        ModelCache cache = choice().cache();
        Console console = lesson.console();
        Path place = cache.place(wanted.name());
        if (cache.has(wanted.name()) && !again) {
            console.say(
                    "%s is there already, in %s. To fetch it once more: --again.",
                    wanted.name(), ProjectPaths.display(place));
            return;
        }
        console.say("Fetching %s from %s. Ctrl-C stops; the same command goes on later.", wanted.name(), server);
        console.blank();
        try (View view = new View(console)) {
            new ModelDownload(wanted, cache, patience, view).run(server);
        }
        console.blank();
        console.line("Folder: %s", ProjectPaths.display(place));
        console.say(
                wanted.name().equals("distilgpt2")
                        ? "From now on level 5 works with it. Back to our own tiny one: --base data/tiny-gpt2."
                        : "Use it with --base " + (HubModel.KNOWN.contains(wanted.name()) ? wanted.name() : place)
                                + ".");
    }

    private static URI address(String text) {
        try {
            URI address = URI.create(text.strip());
            boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
            if (web && address.getHost() != null && address.getQuery() == null && address.getFragment() == null) {
                return address;
            }
        } catch (IllegalArgumentException notAnAddress) {
            // Said below, in one sentence for all.
        }
        throw new UserError("'" + text + "' is no address of a server", "For example --mirror http://192.168.1.5:8000");
    }

    /** One line a file, and a bar while it is on its way. */
    private static final class View implements DownloadListener, AutoCloseable {
        private final Console console;
        private ProgressBar bar;
        private String file = "";

        View(Console console) {
            this.console = console;
        }

        @Override
        public void progress(String name, long done, long total) {
            if (!name.equals(file)) {
                close();
                file = name;
                bar = console.progress(name, total);
            }
            bar.update(
                    done,
                    String.format(Locale.ROOT, "%.0f of %s MB", done / 1e6, total < 0 ? "?" : Math.round(total / 1e6)));
        }

        @Override
        public void finished(String name, long size, String check) {
            close();
            console.line("  %-18s %10s   checked: %s", name, size(size), check);
        }

        @Override
        public void note(String text) {
            close();
            console.say("  " + text);
        }

        private static String size(long bytes) {
            return bytes < 1_000_000
                    ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
                    : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
        }

        @Override
        public void close() {
            if (bar != null) {
                bar.close();
                bar = null;
                file = "";
            }
        }
    }
}
