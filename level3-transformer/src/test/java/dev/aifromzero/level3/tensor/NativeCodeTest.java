package dev.aifromzero.level3.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.util.Utils;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeCodeTest {
    private static final String LIBRARY = System.mapLibraryName("torch");

    @TempDir
    Path folder;

    @Test
    void whatIsSaidBeforeTheStartIsWhatTheEngineUses() {
        Path used = TensorEngine.library();
        NativeCode code = NativeCode.here();
        assertEquals(used, code.installed().orElse(code.cache()));
        assertTrue(code.ready());
        assertFalse(code.mustBeFetched());
    }

    @Test
    void anInstalledPyTorchIsTheFirstFolderThatHasItsLibrary() throws IOException {
        Path with = Files.createDirectory(folder.resolve("with"));
        Files.createFile(with.resolve(LIBRARY));
        assertEquals(Optional.of(with), NativeCode.installed(folder + File.pathSeparator + with));
        assertEquals(Optional.empty(), NativeCode.installed(folder.toString()));
        assertEquals(Optional.empty(), NativeCode.installed(""));
    }

    @Test
    void onlyCodeThatIsNeitherOnTheClassPathNorInTheCacheMustBeFetched() {
        assertTrue(new NativeCode(Optional.empty(), false, folder, false).mustBeFetched());
        assertFalse(new NativeCode(Optional.empty(), false, folder, true).mustBeFetched());
        assertFalse(new NativeCode(Optional.empty(), true, folder, false).mustBeFetched());
    }

    @Test
    void codeThatWasFetchedLiesInAFolderOfTheCache() throws IOException {
        assertFalse(NativeCode.hasFetched(folder.resolve("no such folder"), "2.7.1", "linux-x86_64"));
        Path version = Files.createDirectory(folder.resolve("2.7.1-cu128-linux-x86_64"));
        Path bundled = Files.createDirectory(folder.resolve("2.7.1-20250812-cpu-linux-x86_64"));
        Files.createFile(bundled.resolve(LIBRARY));
        assertFalse(NativeCode.hasFetched(folder, "2.7.1", "linux-x86_64"));
        Files.createFile(version.resolve(LIBRARY));
        assertTrue(NativeCode.hasFetched(folder, "2.7.1", "linux-x86_64"));
    }

    @Test
    void theEngineFetchesNothing() {
        TensorEngine.version();
        assertTrue(Utils.isOfflineMode());
        assertTrue(EngineSettings.forPyTorch().jvmArguments().contains("-Dai.djl.offline=true"));
    }
}
