package dev.aifromzero.level2.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.doctor.Disk;
import dev.aifromzero.kit.doctor.Finding;
import dev.aifromzero.kit.doctor.NativeJar;
import dev.aifromzero.kit.doctor.NumberEngine;
import dev.aifromzero.kit.doctor.Status;
import dev.aifromzero.kit.doctor.ThisMachine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.bytedeco.javacpp.Loader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Nd4jEngineTest {
    private static final Disk DISK = ThisMachine.facts(
                    Console.on(new PrintStream(new ByteArrayOutputStream()), 80, false, false))
            .disk();

    @TempDir
    Path folder;

    @Test
    void theEngineOfThisComputerIsFoundAndComputes() throws Exception {
        NumberEngine engine = Nd4jEngine.here(DISK, () -> true);
        assertTrue(engine.natives().orElseThrow().getFileName().toString().startsWith("nd4j-native-"));
        Finding finding = engine.trial().run().get(0);
        assertEquals(Status.OK, finding.status(), finding.toString());
        // Now that it has started it is unpacked.
        assertTrue(Nd4jEngine.here(DISK, () -> true).cache().unpacked());
    }

    @Test
    void theCacheIsTheOneThatJavaCppUses() throws IOException {
        assertEquals(
                Loader.getCacheDir().toPath().toRealPath(),
                JavaCppCache.folder(System.getProperties(), DISK).toRealPath());
    }

    private Map<String, String> properties() {
        return new HashMap<>(Map.of(
                "user.home", folder.resolve("home").toString(),
                "java.io.tmpdir", folder.resolve("tmp").toString(),
                "user.name", "asha"));
    }

    @Test
    void aNamedCacheWinsInEitherSpelling() {
        Map<String, String> properties = properties();
        assertEquals(folder.resolve("home/.javacpp/cache"), JavaCppCache.folder(properties, DISK));
        properties.put("org.bytedeco.javacpp.cacheDir", folder.resolve("two").toString());
        assertEquals(folder.resolve("two"), JavaCppCache.folder(properties, DISK));
        properties.put("org.bytedeco.javacpp.cachedir", folder.resolve("one").toString());
        assertEquals(folder.resolve("one"), JavaCppCache.folder(properties, DISK));
    }

    @Test
    void withoutAHomeToWriteToItIsTheFolderForTemporaryFiles() throws IOException {
        Files.createFile(folder.resolve("home")); // a file: nothing can be made in it, whoever asks
        assertEquals(folder.resolve("tmp/.javacpp-asha/cache"), JavaCppCache.folder(properties(), DISK));
        Files.createFile(folder.resolve("tmp"));
        assertEquals(folder.resolve("home/.javacpp/cache"), JavaCppCache.folder(properties(), DISK));
    }

    @Test
    void itIsUnpackedWhenItsLibraryLiesInTheCache() throws IOException {
        Optional<NativeJar> jar = Optional.of(jar("nd4j.jar", 300));
        Optional<NativeJar> blas = Optional.of(jar("blas.jar", 80));
        Path cache = folder.resolve("cache");
        NumberEngine packed = Nd4jEngine.engine(jar, blas, "a/lib.so", cache, () -> true);
        assertFalse(packed.cache().unpacked());
        assertEquals(380, packed.cache().bytes());
        Path place = Files.createDirectories(cache.resolve("nd4j.jar").resolve("a"));
        Files.createFile(place.resolve("lib.so"));
        assertTrue(Nd4jEngine.engine(jar, blas, "a/lib.so", cache, () -> true)
                .cache()
                .unpacked());
    }

    @Test
    void withoutMachineCodeNothingIsUnpacked() {
        NumberEngine engine = Nd4jEngine.engine(Optional.empty(), Optional.empty(), "a/lib.so", folder, () -> true);
        assertEquals(Optional.empty(), engine.natives());
        assertFalse(engine.cache().unpacked());
        assertTrue(engine.missing().contains("Intel Mac"));
    }

    private NativeJar jar(String name, int bytes) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("a/lib.so"));
            zip.write(new byte[bytes]);
            zip.closeEntry();
        }
        return new NativeJar(file);
    }
}
