package dev.aifromzero.level5.download;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.level5.TinyGpt2;
import dev.aifromzero.level5.commands.ModelChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelCacheTest {
    private static final Path HOME = Path.of("/home/asha");

    @TempDir
    Path folder;

    @Test
    void itIsWhereTheSystemKeepsCaches() {
        assertEquals(HOME.resolve(".cache/ai-from-zero"), ModelCache.standard(Map.of(), "Linux", HOME));
        assertEquals(
                Path.of("/var/tmp/c/ai-from-zero"),
                ModelCache.standard(Map.of("XDG_CACHE_HOME", "/var/tmp/c"), "Linux", HOME));
        assertEquals(
                HOME.resolve(".cache/ai-from-zero"),
                ModelCache.standard(Map.of("XDG_CACHE_HOME", "relative"), "Linux", HOME));
        assertEquals(HOME.resolve("Library/Caches/ai-from-zero"), ModelCache.standard(Map.of(), "Mac OS X", HOME));
        assertEquals(HOME.resolve("AppData/Local/ai-from-zero"), ModelCache.standard(Map.of(), "Windows 11", HOME));
        assertEquals(
                Path.of("/local/ai-from-zero"),
                ModelCache.standard(Map.of("LOCALAPPDATA", "/local"), "Windows 11", HOME));
        assertEquals(Path.of("elsewhere"), ModelCache.standard(Map.of("AIFROMZERO_CACHE", "elsewhere"), "Linux", HOME));
    }

    @Test
    void namesThatLeadOutOfItAreRefused() {
        ModelCache cache = new ModelCache(folder);
        for (String name : List.of("..", ".incoming-x", "a/b", "", "-x", "a\\b", "c:")) {
            assertThrows(UserError.class, () -> cache.place(name), name);
        }
        for (String name : List.of("nonsense", "../../x", "a/b/c", "a/..", "/x")) {
            assertThrows(UserError.class, () -> HubModel.of(name), name);
        }
        assertEquals("openai-community/gpt2-medium", HubModel.of("gpt2-medium").repository());
        assertEquals(new HubModel("mine", "some.one/mine"), HubModel.of("some.one/mine"));
    }

    @Test
    void aModelWithAFileMissingDoesNotCount() throws IOException {
        ModelCache cache = new ModelCache(folder);
        assertFalse(cache.has("distilgpt2"));
        TinyGpt2.write(cache.place("distilgpt2"));
        assertTrue(cache.has("distilgpt2"));
        Files.delete(cache.place("distilgpt2").resolve("merges.txt"));
        assertFalse(cache.has("distilgpt2"));
    }

    @Test
    void aDownloadedDistilGpt2IsTheBaseWhereNoneIsNamed() throws IOException {
        ModelCache cache = new ModelCache(folder);
        ModelChoice unnamed = new ModelChoice(null, null, "cpu", cache);
        assertEquals("tiny-gpt2", unnamed.baseFolder().getFileName().toString());
        assertEquals("tiny GPT-2", unnamed.baseName());
        TinyGpt2.write(cache.place("distilgpt2"));
        TinyGpt2.write(cache.place("gpt2-medium"));
        assertEquals(cache.place("distilgpt2"), unnamed.baseFolder());
        assertEquals("DistilGPT-2", unnamed.baseName());
        unnamed.open(words -> assertTrue(words.contains("downloaded DistilGPT-2"), words))
                .close();
        assertEquals(folder, new ModelChoice(folder, null, "cpu", cache).baseFolder());
        assertEquals(
                cache.place("gpt2-medium"), new ModelChoice(Path.of("gpt2-medium"), null, "cpu", cache).baseFolder());
        assertEquals(Path.of("gpt2"), new ModelChoice(Path.of("gpt2"), null, "cpu", cache).baseFolder());
    }
}
