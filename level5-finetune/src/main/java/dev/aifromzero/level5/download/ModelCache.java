package dev.aifromzero.level5.download;

import dev.aifromzero.kit.error.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The folder in which downloaded models are kept, one folder a model.
 *
 * @param folder the cache; it may not exist yet
 */
public record ModelCache(Path folder) {
    /** Says where the cache is, in the environment or as a system property. */
    public static final String VARIABLE = "AIFROMZERO_CACHE";

    /** The files without which a folder is no model. */
    public static final List<String> NEEDED = List.of("config.json", "model.safetensors", "vocab.json", "merges.txt");

    static final String PROPERTY = "aifromzero.cache";
    private static final String NAME = "ai-from-zero";

    /** {@return the cache of this user: {@code AIFROMZERO_CACHE} where it is set, otherwise where the system keeps caches} */
    public static ModelCache standard() {
        String property = System.getProperty(PROPERTY);
        if (property != null) {
            return new ModelCache(Path.of(property));
        }
        Path home = Path.of(System.getProperty("user.home"));
        return new ModelCache(standard(System.getenv(), System.getProperty("os.name"), home));
    }

    static Path standard(Map<String, String> environment, String system, Path home) {
        String own = environment.getOrDefault(VARIABLE, "");
        if (!own.isEmpty()) {
            return Path.of(own);
        }
        String name = system.toLowerCase(Locale.ROOT);
        if (name.contains("windows")) {
            String local = environment.getOrDefault("LOCALAPPDATA", "");
            return (local.isEmpty() ? home.resolve("AppData").resolve("Local") : Path.of(local)).resolve(NAME);
        }
        if (name.contains("mac")) {
            return home.resolve("Library").resolve("Caches").resolve(NAME);
        }
        String xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
        return (xdg.startsWith("/") ? Path.of(xdg) : home.resolve(".cache")).resolve(NAME);
    }

    /**
     * {@return where a model of this name belongs}
     *
     * @param model letters, digits, dots, hyphens and underscores, e.g. {@code distilgpt2}
     * @throws UserError if this cannot be the name of a folder
     */
    public Path place(String model) {
        if (!model.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,95}")) {
            throw new UserError("'" + model + "' cannot be the name of a model", "For example distilgpt2");
        }
        return folder.resolve("models").resolve(model);
    }

    /**
     * {@return whether a model of this name is there; what is still on its way does not count}
     *
     * @param model letters, digits, dots, hyphens and underscores, e.g. {@code distilgpt2}
     * @throws UserError if this cannot be the name of a folder
     */
    public boolean has(String model) {
        return isModel(place(model));
    }

    /**
     * {@return whether a folder has all the files of a model}
     *
     * @param folder the folder; it may not exist
     */
    public static boolean isModel(Path folder) {
        return NEEDED.stream().allMatch(file -> Files.isRegularFile(folder.resolve(file)));
    }
}
