package dev.aifromzero.level3.tensor;

import ai.djl.util.Platform;
import ai.djl.util.Utils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where DJL will take PyTorch's machine code from. Asking starts nothing and fetches nothing.
 *
 * @param installed the folder of an installed PyTorch that the environment names; it wins over the class path
 * @param onClassPath whether the class path has code for this operating system and processor
 * @param cache the folder into which DJL unpacks or fetches the code, if it is not an installed one
 * @param ready whether it is there already
 */
public record NativeCode(Optional<Path> installed, boolean onClassPath, Path cache, boolean ready) {
    /** The environment variable that names the folder of an installed PyTorch. */
    public static final String VARIABLE = "PYTORCH_LIBRARY_PATH";

    /** In the jar with the machine code, beside it; says for what it is. */
    public static final String RESOURCE = "native/lib/pytorch.properties";

    private static final String LIBRARY = System.mapLibraryName("torch");

    /** {@return how it is on this computer} */
    public static NativeCode here() {
        Platform platform = Platform.detectPlatform("pytorch");
        Path all = Utils.getEngineCacheDir("pytorch");
        Optional<Path> installed = installed(Utils.getEnvOrSystemProperty(VARIABLE, ""));
        boolean onClassPath = !platform.isPlaceholder();
        if (!onClassPath) {
            return new NativeCode(
                    installed,
                    false,
                    all,
                    installed.isPresent() || hasFetched(all, platform.getVersion(), platform.getClassifier()));
        }
        Path folder =
                all.resolve(String.join("-", platform.getVersion(), platform.getFlavor(), platform.getClassifier()));
        return new NativeCode(installed, true, folder, installed.isPresent() || Files.exists(folder.resolve(LIBRARY)));
    }

    /** {@return the first of several folders, separated as in PATH, that has PyTorch's library} */
    static Optional<Path> installed(String folders) {
        return Arrays.stream(folders.split(java.io.File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .map(Path::of)
                .filter(folder -> Files.isRegularFile(folder.resolve(LIBRARY)))
                .findFirst();
    }

    static boolean hasFetched(Path folder, String version, String classifier) {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> folders = Files.list(folder)) {
            String name = Pattern.quote(version) + "-(cpu|cu\\d+)(-precxx11)?-" + Pattern.quote(classifier);
            return folders.anyMatch(
                    place -> place.getFileName().toString().matches(name) && Files.exists(place.resolve(LIBRARY)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return whether DJL would have to fetch it over the network} */
    public boolean mustBeFetched() {
        return !ready && !onClassPath;
    }
}
